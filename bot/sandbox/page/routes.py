"""The page's addresses: the page itself, its fragments, and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from bot.sandbox.page.commands import suggestions
from bot.sandbox.page.drawing import HERE, draw
from bot.sandbox.page.fragments import Scene, fragments, offered
from bot.sandbox.page.guide import Guide
from bot.sandbox.page.places import Nobody, place_of
from bot.sandbox.page.rooms import Seen, reader_for
from bot.sandbox.timeline import Timeline
from bot.sandbox.world import World

# Even if something slipped through the escaping, the browser would run nothing but our own files.
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src 'self' https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page of one world, with the usage hints of its commands and the first steps in it."""

    world: World
    timeline: Timeline
    hints: Mapping[str, str]
    guide: Guide
    seen: Seen = field(default_factory=Seen)

    async def show(self, request: web.Request) -> web.Response:
        """The whole page, drawn for the place its URL names."""
        try:
            scene = await self._scene(request)
        except Nobody as nobody:
            return web.Response(text=str(nobody), status=404)
        drawn = draw(
            "page.html",
            scene.reader,
            place=scene.place,
            workspace=self.world.workspace,
            me=scene.place.user,
            new=scene.new,
            commands=suggestions(self.world.app.commands, self.hints),
            shortcuts=offered(self.world, on_message=False),
            fragments=fragments(scene),
        )
        return web.Response(text=drawn, content_type="text/html", headers=_HEADERS)

    async def parts(self, request: web.Request) -> web.Response:
        """The fragments alone, as JSON: the id of the element each fills, to its HTML."""
        try:
            scene = await self._scene(request)
        except Nobody:
            return web.json_response({}, headers=_HEADERS)
        return web.json_response(dict(fragments(scene)), headers=_HEADERS)

    async def _scene(self, request: web.Request) -> Scene:
        place = place_of(self.world, request.query)
        new = request.query.get("new", "")
        if place.channel and "new" not in request.query:
            new = self.seen.first_unread(place.user.id, place.channel)
        if place.channel and place.tab != "home" and "hidden" not in request.query:
            self.seen.look(place.user.id, place.channel)
        return Scene(
            world=self.world,
            place=place,
            reader=reader_for(self.world, place.user),
            seen=self.seen,
            guide=self.guide,
            new=new,
            upcoming=await self.timeline.upcoming(),
        )


def mount(app: web.Application, page: Page) -> None:
    """Put the page at `/`, its fragments below `/page/` and its files below `/static/`."""
    app.router.add_get("/", page.show)
    app.router.add_get("/page/fragments", page.parts)
    app.router.add_static("/static/", HERE / "static")
