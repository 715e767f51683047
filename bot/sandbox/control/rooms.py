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
from bot.sandbox.world import World


def add_room_routes(app: web.Application) -> None:
    """Mount these acts; each returns when the app was told once."""
    app.router.add_post("/_emu/admin/channel", door(_channel))
    app.router.add_post("/_emu/admin/archive", door(_archive))
    app.router.add_post("/_emu/admin/unarchive", door(_unarchive))
    app.router.add_post("/_emu/admin/rename", door(_rename))
    app.router.add_post("/_emu/admin/delete_channel", door(_delete))
    app.router.add_post("/_emu/admin/make_private", door(_make_private))
    app.router.add_post("/_emu/admin/share_channel", door(_share))
    app.router.add_post("/_emu/admin/unshare_channel", door(_unshare))


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
    what = "archive" if archived else "unarchive"
    _tell(wish, channel, what, {"channel": channel.id, "user": channel.creator})
    return await done(wish, channel=channel_shape(wish.world, channel))


async def _rename(wish: Wish) -> Json:
    channel = _room(wish)
    channel.name = free_name(wish, [other.name for other in wish.world.channels.values()])
    named = {"id": channel.id, "name": channel.name, "created": channel.created}
    _tell(wish, channel, "rename", {"channel": named})
    return await done(wish, channel=channel_shape(wish.world, channel))


async def _delete(wish: Wish) -> Json:
    channel = _room(wish)
    del wish.world.channels[channel.id]
    _move_shares(wish.world, channel.id, None)
    _tell(wish, channel, "deleted", {"channel": channel.id, "actor_id": channel.creator})
    return await done(wish)


async def _make_private(wish: Wish) -> Json:
    channel = _room(wish)
    channel.kind = "private"
    return await done(wish, channel=channel_shape(wish.world, channel))


async def _share(wish: Wish) -> Json:
    """Share a channel with another company; a private one gets another id by that."""
    world, channel = wish.world, _room(wish)
    if channel.shared:
        raise Impossible(why=f"#{channel.name} is shared already.")
    channel.shared = True
    if channel.kind == "private":
        _renumber(world, channel)
    told = {"connected_team_id": world.ids.make("T"), "channel": channel.id}
    _tell_sharing(wish, channel, "channel_shared", told)
    return await done(wish, channel=channel_shape(world, channel))


async def _unshare(wish: Wish) -> Json:
    """End it; people of the other company are not in the channel any more."""
    world, channel = wish.world, _room(wish)
    if not channel.shared:
        raise Impossible(why=f"#{channel.name} is not shared.")
    channel.shared = False
    theirs = [one for one in channel.members if world.users[one].team]
    channel.members = [one for one in channel.members if one not in theirs]
    told = {"previously_connected_team_id": world.ids.make("T"), "channel": channel.id}
    _tell_sharing(wish, channel, "channel_unshared", told | {"is_ext_shared": False})
    return await done(wish, channel=channel_shape(world, channel))


def _renumber(world: World, channel: Channel) -> None:
    old = channel.id
    del world.channels[old]
    channel.id = world.ids.make("C")
    world.channels[channel.id] = channel
    for message in channel.messages:
        message.channel = channel.id
    _move_shares(world, old, channel.id)
    if world.app.bot_user in channel.members:
        changed = {"old_channel_id": old, "new_channel_id": channel.id}
        emit(world, "channel_id_changed", {"type": "channel_id_changed", **changed})


def _tell_sharing(wish: Wish, channel: Channel, name: str, told: Json) -> None:
    if channel.kind == "public" or wish.world.app.bot_user in channel.members:
        emit(wish.world, name, {"type": name, **told})


def _move_shares(world: World, old: str, new: str | None) -> None:
    for file in world.files.values():
        kept = [(new if place == old else place, ts) for place, ts in file.shares]
        file.shares = [(place, ts) for place, ts in kept if place is not None]


def _tell(wish: Wish, channel: Channel, what: str, event: Json) -> None:
    """Tell the app, by `channel_…`, or of a private channel that it is in by `group_…`."""
    private = channel.kind == "private"
    name = f"group_{what}" if private else f"channel_{what}"
    if not private or wish.world.app.bot_user in channel.members:
        emit(wish.world, name, {"type": name, **event})


def _room(wish: Wish) -> Channel:
    channel = wish.channel()
    if channel.kind == "im":
        raise Impossible(why="A direct message cannot be archived or renamed.")
    return channel
