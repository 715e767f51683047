"""What an administrator does with the app: its scopes, tokens, shortcuts and ways to it."""

import re
from typing import Literal, get_args

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.control.telling import done
from bot.sandbox.events import emit
from bot.sandbox.records import AppState
from bot.sandbox.refusals import Impossible, Json

_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
Goodbye = Literal["refresh_requested", "warning", "link_disabled", "too_many_websockets"]


def add_install_routes(app: web.Application) -> None:
    """Mount these acts; each returns when the app was told once."""
    app.router.add_post("/_emu/admin/scopes", door(_scopes))
    app.router.add_post("/_emu/admin/events", door(_events))
    app.router.add_post("/_emu/admin/tabs", door(_tabs))
    app.router.add_post("/_emu/admin/revoke", door(_revoke))
    app.router.add_post("/_emu/admin/uninstall", door(_uninstall))
    app.router.add_post("/_emu/admin/socket", door(_socket))
    app.router.add_post("/_emu/admin/delivery", door(_delivery))
    app.router.add_post("/_emu/admin/shortcuts", door(_shortcuts))


async def _scopes(wish: Wish) -> Json:
    scopes = wish.fields.get("scopes")
    if not isinstance(scopes, list) or not all(isinstance(scope, str) for scope in scopes):
        raise Impossible(why="scopes must be a list of scope names.")
    wish.world.app.scopes = tuple(scopes)
    return await done(wish, scopes=scopes)


async def _tabs(wish: Wish) -> Json:
    """Show or hide the app's Home tab and Messages tab."""
    app = wish.world.app
    told = {
        "home": wish.fields.get("home", app.home_tab),
        "messages": wish.fields.get("messages", app.messages_tab),
    }
    if not all(isinstance(value, bool) for value in told.values()):
        raise Impossible(why="home and messages must be true or false.")
    app.home_tab, app.messages_tab = told.values()
    return told


async def _events(wish: Wish) -> Json:
    events = wish.fields.get("events")
    if not isinstance(events, list) or not all(isinstance(event, str) for event in events):
        raise Impossible(why="events must be a list of event names.")
    wish.world.app.events = tuple(events)
    return {"events": events}


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
    breaking = [name for name in ("cut", "deafen") if wish.fields.get(name)]
    if breaking:
        return await done(wish, sockets=_break(wish, breaking[0]))
    reason = wish.text("disconnect")
    if reason not in get_args(Goodbye):
        raise Impossible(why=f"disconnect must be one of {', '.join(get_args(Goodbye))}.")
    return await done(wish, sockets=await wish.hub.disconnect(reason))


def _break(wish: Wish, how: str) -> int:
    struck = wish.hub.open_sockets()
    for connection in struck:
        if how == "cut":
            connection.cut()
        else:
            connection.deaf = True
    wish.world.journal.write("socket", {how: len(struck)})
    return len(struck)


async def _delivery(wish: Wish) -> Json:
    """Switch between sockets and a request URL; while one is on, nothing goes the other way."""
    url = wish.fields.get("url")
    if url is not None and not _ADDRESS.fullmatch(wish.text("url")):
        raise Impossible(why="url must begin with http:// or https://, or be null for sockets.")
    if url is not None:
        await wish.hub.callbacks.verify(url)
        await wish.hub.disconnect("link_disabled")
    wish.hub.line.url = url
    return await done(wish, url=url)


async def _shortcuts(wish: Wish) -> Json:
    named = wish.fields.get("callback_ids")
    if not isinstance(named, list) or not all(isinstance(one, str) and one for one in named):
        raise Impossible(why="callback_ids must be a list of callback ids.")
    wish.world.app.shortcuts = tuple(named)
    return {"callback_ids": named}
