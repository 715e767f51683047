"""The addresses of response_url, and how Slack words their failures (SLACK.md A.7)."""

from aiohttp import web

from bot.sandbox.refusals import Json, Refused
from bot.sandbox.replying import Place, reply
from bot.sandbox.response_urls import use_response_url
from bot.sandbox.workspaces import hub_of_team, hub_of_token
from bot.sandbox.world import World

_HTTP_REFUSED = 404


def add_response_routes(app: web.Application) -> None:
    """Mount `/actions/…` and `/commands/…`."""
    app.router.add_post("/actions/{team}/{secret}", _answer)
    app.router.add_post("/commands/{team}/{secret}", _answer)


async def _answer(request: web.Request) -> web.Response:
    hub = hub_of_team(request.app, request.match_info["team"])
    world = (hub or hub_of_token(request.app, "")).world
    kind = request.path.split("/")[1]
    try:
        _use(world, request.path, await _body(request))
    except Refused as refused:
        world.journal.write(
            "response_url", {"kind": kind, **refused.body()}, violation=refused.code
        )
        return web.json_response(refused.body(), status=_HTTP_REFUSED)
    world.journal.write("response_url", {"kind": kind, "ok": True})
    return web.json_response({"ok": True})


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise Refused(code="invalid_payload")
    return body


def _use(world: World, path: str, body: Json) -> None:
    found = use_response_url(world, path)
    original = world.message(found.channel, found.ts) if found.ts else None
    wants_original = body.get("replace_original") or body.get("delete_original")
    if found.ts and wants_original and original is None:
        raise Refused(code="message_not_found")
    reply(world, Place(user=found.user, channel=found.channel, original=original), body)
