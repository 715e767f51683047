"""What a person does without asking for an answer: Home, messages, membership."""

from aiohttp import web

from bot.sandbox.acting.wording import as_sent
from bot.sandbox.control.reading import told
from bot.sandbox.control.request import Wish, door
from bot.sandbox.events import emit
from bot.sandbox.membership import join, leave
from bot.sandbox.posting import Draft, post
from bot.sandbox.records import Channel
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.shapes.channels import channel_shape
from bot.sandbox.shapes.views import view_shape


def add_presence_routes(app: web.Application) -> None:
    """Mount these acts; each returns when the app was told once."""
    app.router.add_post("/_emu/act/home", door(_home))
    app.router.add_post("/_emu/act/post", door(_post))
    app.router.add_post("/_emu/act/open_dm", door(_open_dm))
    app.router.add_post("/_emu/act/join", door(_join))
    app.router.add_post("/_emu/act/leave", door(_leave))
    app.router.add_post("/_emu/act/invite", door(_invite))


async def _home(wish: Wish) -> Json:
    user, world = wish.actor(), wish.world
    dm = world.open_dm(user.id)
    event: Json = {"type": "app_home_opened", "user": user.id, "channel": dm.id, "tab": "home"}
    published = world.homes.get(user.id)
    if published:
        event["view"] = view_shape(world, world.views[published])
    emit(world, "app_home_opened", event)
    acked = await wish.hub.settle()
    shown = world.homes.get(user.id)
    return {"acked": acked, "view": view_shape(world, world.views[shown]) if shown else None}


async def _post(wish: Wish) -> Json:
    user, world = wish.actor(), wish.world
    channel, text = wish.seen_by(user), wish.text("text")
    if user.id not in channel.members:
        raise Impossible(why=f"{user.real_name} must join #{channel.name} first.")
    if channel.archived:
        raise Impossible(why=f"#{channel.name} is archived.")
    if not text.strip():
        raise Impossible(why="Write something first.")
    thread = wish.text("thread_ts") if "thread_ts" in wish.fields else None
    if thread is not None and world.message(channel.id, thread) is None:
        raise Impossible(why="There is no such thread.")
    sent = as_sent(world, text, named=False)
    message = post(world, channel, Draft(text=sent, thread_ts=thread), user=user.id)
    return {"acked": await wish.hub.settle(), "message": told(world, message)}


async def _open_dm(wish: Wish) -> Json:
    dm = wish.world.open_dm(wish.actor().id)
    return {"channel": channel_shape(wish.world, dm) | {"members": dm.members}}


async def _join(wish: Wish) -> Json:
    user = wish.actor()
    return await _add(wish, _room(wish.seen_by(user)), user.id, None)


async def _invite(wish: Wish) -> Json:
    user, invitee = wish.actor(), wish.user("invitee")
    channel = _room(wish.seen_by(user))
    if user.id not in channel.members:
        raise Impossible(why=f"{user.real_name} is not in #{channel.name} and cannot invite.")
    if invitee.deleted:
        raise Impossible(why=f"{invitee.real_name} is deactivated.")
    return await _add(wish, channel, invitee.id, user.id)


async def _add(wish: Wish, channel: Channel, user: str, inviter: str | None) -> Json:
    join(wish.world, channel, user, inviter=inviter)
    return {"acked": await wish.hub.settle()}


async def _leave(wish: Wish) -> Json:
    user = wish.user()
    channel = _room(wish.channel())
    if user.id not in channel.members:
        raise Impossible(why=f"{user.real_name} is not in #{channel.name}.")
    leave(wish.world, channel, user.id)
    return {"acked": await wish.hub.settle()}


def _room(channel: Channel) -> Channel:
    if channel.kind == "im":
        raise Impossible(why="A direct message has no members to change.")
    if channel.archived:
        raise Impossible(why=f"#{channel.name} is archived.")
    return channel
