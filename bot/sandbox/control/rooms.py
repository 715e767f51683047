"""What an administrator does with channels."""

from dataclasses import replace

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.control.telling import done, free_name
from bot.sandbox.events import emit
from bot.sandbox.records import Channel
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.seed import add_channel
from bot.sandbox.shapes.channels import channel_shape


def add_room_routes(app: web.Application) -> None:
    """Mount these acts; each returns when the app was told once."""
    app.router.add_post("/_emu/admin/channel", door(_channel))
    app.router.add_post("/_emu/admin/archive", door(_archive))
    app.router.add_post("/_emu/admin/unarchive", door(_unarchive))
    app.router.add_post("/_emu/admin/rename", door(_rename))


async def _channel(wish: Wish) -> Json:
    world, wanted = wish.world, wish.fields.get("members", [])
    if not isinstance(wanted, list):
        raise Impossible(why="members must be a list of people.")
    people = [replace(wish, fields={"user": one}).user().id for one in wanted]
    name = free_name(wish, [channel.name for channel in world.channels.values()])
    channel = add_channel(world, name, people, private=bool(wish.fields.get("private")))
    return await done(wish, channel=channel_shape(world, channel))


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
    return await done(wish, channel=channel_shape(wish.world, channel))


async def _rename(wish: Wish) -> Json:
    channel = _room(wish)
    channel.name = free_name(wish, [other.name for other in wish.world.channels.values()])
    if channel.kind == "public":
        named = {"id": channel.id, "name": channel.name, "created": channel.created}
        emit(wish.world, "channel_rename", {"type": "channel_rename", "channel": named})
    return await done(wish, channel=channel_shape(wish.world, channel))


def _room(wish: Wish) -> Channel:
    channel = wish.channel()
    if channel.kind == "im":
        raise Impossible(why="A direct message cannot be archived or renamed.")
    return channel
