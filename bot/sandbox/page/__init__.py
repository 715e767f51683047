"""The local Slack's page: what people see and click instead of Slack's own client."""

from collections.abc import Mapping, Sequence

from aiohttp import web

from bot.sandbox.page.guide import Guide, Step
from bot.sandbox.page.routes import Page, mount
from bot.sandbox.timeline import Timeline
from bot.sandbox.world import World


def add_page_routes(
    app: web.Application,
    world: World,
    timeline: Timeline,
    *,
    hints: Mapping[str, str] | None = None,
    guide: Sequence[Step] = (),
) -> None:
    """Mount the page at `/`, its fragments at `/page/…` and its files at `/static/…`.

    It reads the world and acts through the control API below `/_emu/`, which must be mounted too.
    `hints` maps a slash command to the usage hint of the app's manifest (`join | leave | next`),
    from which the message box completes subcommands. `guide` are the first steps for a newcomer.
    """
    page = Page(world=world, timeline=timeline, hints=hints or {}, guide=Guide(steps=tuple(guide)))
    mount(app, page)
