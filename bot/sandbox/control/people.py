"""What an administrator does with people."""

from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.control.telling import done, free_name
from bot.sandbox.events import emit
from bot.sandbox.groups import take_out
from bot.sandbox.records import User
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.seed import add_user
from bot.sandbox.shapes.dnd import dnd_shape
from bot.sandbox.shapes.users import user_shape


def add_people_routes(app: web.Application) -> None:
    """Mount these acts; each returns when the app was told once."""
    app.router.add_post("/_emu/admin/user", door(_user))
    app.router.add_post("/_emu/admin/deactivate", door(_deactivate))
    app.router.add_post("/_emu/admin/reactivate", door(_reactivate))
    app.router.add_post("/_emu/admin/timezone", door(_timezone))
    app.router.add_post("/_emu/admin/profile", door(_profile))
    app.router.add_post("/_emu/admin/status", door(_status))
    app.router.add_post("/_emu/admin/dnd", door(_dnd))


async def _user(wish: Wish) -> Json:
    """Add somebody; with `another_company` they are met in shared channels only."""
    world, name = wish.world, free_name(wish, [user.name for user in wish.world.users.values()])
    user = add_user(
        world,
        name,
        wish.text("real_name", name),
        _zone(wish.text("tz", "Europe/Berlin")),
        is_restricted=bool(wish.fields.get("guest")),
    )
    if wish.fields.get("another_company"):
        user.team = world.ids.make("T")
        return await done(wish, user=user_shape(world, user))
    emit(world, "team_join", {"type": "team_join", "user": user_shape(world, user)})
    return await done(wish, user=user_shape(world, user))


async def _deactivate(wish: Wish) -> Json:
    user = wish.user()
    user.deleted = True
    for channel in wish.world.channels.values():
        if channel.kind != "im" and user.id in channel.members:
            channel.members.remove(user.id)
    take_out(wish.world, user.id)
    return await _tell_user(wish, user)


async def _reactivate(wish: Wish) -> Json:
    user = wish.user()
    user.deleted = False
    return await _tell_user(wish, user)


async def _timezone(wish: Wish) -> Json:
    user = wish.user()
    user.tz = _zone(wish.text("tz"))
    return await _tell_user(wish, user)


async def _profile(wish: Wish) -> Json:
    """Give somebody another real_name, or make them a guest or a full member."""
    user, guest = wish.user(), wish.fields.get("guest")
    if guest is not None and not isinstance(guest, bool):
        raise Impossible(why="guest must be true or false.")
    name = wish.text("real_name", user.real_name).strip()
    if not name:
        raise Impossible(why="real_name must not be empty.")
    user.real_name, user.is_restricted = name, user.is_restricted if guest is None else guest
    return await _tell_user(wish, user)


async def _status(wish: Wish) -> Json:
    """Set somebody's status: text, emoji with colons, and when it runs out (0: never)."""
    user, until = wish.user(), wish.fields.get("expiration", 0)
    if not isinstance(until, int) or isinstance(until, bool) or until < 0:
        raise Impossible(why="expiration must be a Unix time in seconds, or 0.")
    user.status_text, user.status_emoji = wish.text("text", ""), wish.text("emoji", "")
    user.status_expiration = until
    return await _tell_user(wish, user)


async def _dnd(wish: Wish) -> Json:
    """Let somebody pause notifications from one Unix time to another; 0 and 0 end it."""
    user, since, until = wish.user(), wish.fields.get("from", 0), wish.fields.get("until", 0)
    if (
        type(since) is not int
        or type(until) is not int
        or not (since < until or since == until == 0)
    ):
        raise Impossible(why="from and until must be Unix times in seconds, in order, or both 0.")
    user.dnd_from, user.dnd_until = since, until
    status = dnd_shape(wish.world, user)
    event: Json = {"type": "dnd_updated_user", "user": user.id, "dnd_status": status}
    emit(wish.world, "dnd_updated_user", event)
    return await done(wish, dnd_status=status)


async def _tell_user(wish: Wish, user: User) -> Json:
    world = wish.world
    user.updated = int(world.now().timestamp())
    shape = user_shape(world, user)
    event = {"type": "user_change", "user": shape, "cache_ts": user.updated}
    emit(world, "user_change", event)
    return await done(wish, user=shape)


def _zone(tz: str) -> str:
    try:
        return ZoneInfo(tz).key
    except (ValueError, OSError, KeyError):
        raise Impossible(why=f"{tz!r} is no time zone such as Europe/Berlin.") from None
