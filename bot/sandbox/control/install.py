"""What an administrator does with the app: its scopes, tokens, sockets and limits."""

from typing import Literal, get_args

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.control.telling import done
from bot.sandbox.events import emit
from bot.sandbox.rates import RateMode
from bot.sandbox.records import AppState
from bot.sandbox.refusals import Impossible, Json

Goodbye = Literal["refresh_requested", "warning", "link_disabled"]


def add_install_routes(app: web.Application) -> None:
    """Mount these acts; each returns when the app was told once."""
    app.router.add_post("/_emu/admin/scopes", door(_scopes))
    app.router.add_post("/_emu/admin/revoke", door(_revoke))
    app.router.add_post("/_emu/admin/uninstall", door(_uninstall))
    app.router.add_post("/_emu/admin/socket", door(_socket))
    app.router.add_post("/_emu/admin/rates", door(_rates))


async def _scopes(wish: Wish) -> Json:
    scopes = wish.fields.get("scopes")
    if not isinstance(scopes, list) or not all(isinstance(scope, str) for scope in scopes):
        raise Impossible(why="scopes must be a list of scope names.")
    wish.world.app.scopes = tuple(scopes)
    return await done(wish, scopes=scopes)


async def _revoke(wish: Wish) -> Json:
    return await _end(wish, "revoked")


async def _uninstall(wish: Wish) -> Json:
    return await _end(wish, "uninstalled")


async def _end(wish: Wish, state: AppState) -> Json:
    world = wish.world
    world.app.state = state
    tokens = {"oauth": [], "bot": [world.app.bot_user]}
    emit(world, "tokens_revoked", {"type": "tokens_revoked", "tokens": tokens})
    if state == "uninstalled":
        emit(world, "app_uninstalled", {"type": "app_uninstalled"})
    return await done(wish)


async def _socket(wish: Wish) -> Json:
    reason = wish.text("disconnect")
    if reason not in get_args(Goodbye):
        raise Impossible(why=f"disconnect must be one of {', '.join(get_args(Goodbye))}.")
    return await done(wish, sockets=await wish.hub.disconnect(reason))


async def _rates(wish: Wish) -> Json:
    mode = wish.text("mode")
    for known in get_args(RateMode):
        if mode == known:
            wish.rates.mode = known
            return {"mode": known}
    raise Impossible(why=f"mode must be one of {', '.join(get_args(RateMode))}.")
