"""What an administrator does: people, channels, the app's tokens and its sockets."""

from dataclasses import replace
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.events import emit
from bot.sandbox.rates import RateMode
from bot.sandbox.records import AppState, Channel, User
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.seed import add_channel, add_user
from bot.sandbox.shapes.channels import channel_shape
from bot.sandbox.shapes.users import user_shape

Goodbye = Literal["refresh_requested", "warning", "link_disabled"]


def add_admin_routes(app: web.Application) -> None:
    """Mount the administrator's acts; each returns when the app was told once."""
    app.router.add_post("/_emu/admin/user", door(_user))
    app.router.add_post("/_emu/admin/deactivate", door(_deactivate))
    app.router.add_post("/_emu/admin/reactivate", door(_reactivate))
    app.router.add_post("/_emu/admin/timezone", door(_timezone))
    app.router.add_post("/_emu/admin/channel", door(_channel))
    app.router.add_post("/_emu/admin/archive", door(_archive))
    app.router.add_post("/_emu/admin/unarchive", door(_unarchive))
    app.router.add_post("/_emu/admin/rename", door(_rename))
    app.router.add_post("/_emu/admin/scopes", door(_scopes))
    app.router.add_post("/_emu/admin/revoke", door(_revoke))
    app.router.add_post("/_emu/admin/uninstall", door(_uninstall))
    app.router.add_post("/_emu/admin/socket", door(_socket))
    app.router.add_post("/_emu/admin/rates", door(_rates))


async def _user(wish: Wish) -> Json:
    world, name = wish.world, _name(wish, [user.name for user in wish.world.users.values()])
    user = add_user(
        world,
        name,
        wish.text("real_name", name),
        _zone(wish.text("tz", "Europe/Berlin")),
        is_restricted=bool(wish.fields.get("guest")),
    )
    emit(world, "team_join", {"type": "team_join", "user": user_shape(world, user)})
    return await _done(wish, user=user_shape(world, user))


async def _deactivate(wish: Wish) -> Json:
    user = wish.user()
    user.deleted = True
    for channel in wish.world.channels.values():
        if channel.kind != "im" and user.id in channel.members:
            channel.members.remove(user.id)
    return await _tell_user(wish, user)


async def _reactivate(wish: Wish) -> Json:
    user = wish.user()
    user.deleted = False
    return await _tell_user(wish, user)


async def _timezone(wish: Wish) -> Json:
    user = wish.user()
    user.tz = _zone(wish.text("tz"))
    return await _tell_user(wish, user)


async def _tell_user(wish: Wish, user: User) -> Json:
    world = wish.world
    user.updated = int(world.now().timestamp())
    shape = user_shape(world, user)
    event = {"type": "user_change", "user": shape, "cache_ts": user.updated}
    emit(world, "user_change", event)
    return await _done(wish, user=shape)


async def _channel(wish: Wish) -> Json:
    world, wanted = wish.world, wish.fields.get("members", [])
    if not isinstance(wanted, list):
        raise Impossible(why="members must be a list of people.")
    people = [replace(wish, fields={"user": one}).user().id for one in wanted]
    name = _name(wish, [channel.name for channel in world.channels.values()])
    channel = add_channel(world, name, people, private=bool(wish.fields.get("private")))
    return await _done(wish, channel=channel_shape(world, channel))


async def _archive(wish: Wish) -> Json:
    return await _set_archived(wish, archived=True)


async def _unarchive(wish: Wish) -> Json:
    return await _set_archived(wish, archived=False)


async def _set_archived(wish: Wish, *, archived: bool) -> Json:
    channel = _room(wish)
    channel.archived = archived
    name = "channel_archive" if archived else "channel_unarchive"
    if channel.kind == "public":
        event = {"type": name, "channel": channel.id, "user": channel.creator}
        emit(wish.world, name, event)
    return await _done(wish, channel=channel_shape(wish.world, channel))


async def _rename(wish: Wish) -> Json:
    channel = _room(wish)
    channel.name = _name(wish, [other.name for other in wish.world.channels.values()])
    if channel.kind == "public":
        named = {"id": channel.id, "name": channel.name, "created": channel.created}
        emit(wish.world, "channel_rename", {"type": "channel_rename", "channel": named})
    return await _done(wish, channel=channel_shape(wish.world, channel))


def _room(wish: Wish) -> Channel:
    channel = wish.channel()
    if channel.kind == "im":
        raise Impossible(why="A direct message cannot be archived or renamed.")
    return channel


async def _scopes(wish: Wish) -> Json:
    scopes = wish.fields.get("scopes")
    if not isinstance(scopes, list) or not all(isinstance(scope, str) for scope in scopes):
        raise Impossible(why="scopes must be a list of scope names.")
    wish.world.app.scopes = tuple(scopes)
    return await _done(wish, scopes=scopes)


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
    return await _done(wish)


async def _socket(wish: Wish) -> Json:
    reason = wish.text("disconnect")
    if reason not in get_args(Goodbye):
        raise Impossible(why=f"disconnect must be one of {', '.join(get_args(Goodbye))}.")
    return await _done(wish, sockets=await wish.hub.disconnect(reason))


async def _rates(wish: Wish) -> Json:
    mode = wish.text("mode")
    for known in get_args(RateMode):
        if mode == known:
            wish.rates.mode = known
            return {"mode": known}
    raise Impossible(why=f"mode must be one of {', '.join(get_args(RateMode))}.")


async def _done(wish: Wish, **more: object) -> Json:
    wish.world.changed()
    return {"acked": await wish.hub.settle(), **more}


def _name(wish: Wish, taken: list[str]) -> str:
    name = wish.text("name").strip().lower()
    if not name or name in taken:
        raise Impossible(why=f"The name {name!r} is empty or taken.")
    return name


def _zone(tz: str) -> str:
    try:
        return ZoneInfo(tz).key
    except (ValueError, OSError, KeyError):
        raise Impossible(why=f"{tz!r} is no time zone such as Europe/Berlin.") from None
