"""Finding channels, messages and people as the app may see them."""

from bot.sandbox.api.call import Call, need_scope
from bot.sandbox.records import TOMBSTONE, Channel, ChannelKind, Message, User
from bot.sandbox.refusals import Refused
from bot.sandbox.world import World

_READ: dict[ChannelKind, str] = {
    "public": "channels:read",
    "private": "groups:read",
    "im": "im:read",
}
_HISTORY: dict[ChannelKind, str] = {
    "public": "channels:history",
    "private": "groups:history",
    "im": "im:history",
}


def channel_by_id(call: Call, name: str = "channel") -> Channel:
    """Return the conversation an argument names by id, if the app may know of it.

    Raises:
        Refused: channel_not_found, for private channels without the bot as well.
    """
    channel = call.world.channels.get(call.need(name))
    if channel is None or not _known(call.world, channel):
        raise Refused(code="channel_not_found")
    return channel


def _known(world: World, channel: Channel) -> bool:
    return channel.kind == "public" or world.app.bot_user in channel.members


def posting_place(call: Call) -> Channel:
    """Return where the app may post: a conversation, or a person's direct message by U… id.

    Raises:
        Refused: channel_not_found, is_archived, not_in_channel, messages_tab_disabled, or as
            `dm_with`.
    """
    world, wanted = call.world, call.need("channel")
    if wanted in world.users:
        _check_messages_tab(world)
        return dm_with(world, wanted)
    channel = channel_by_id(call)
    if channel.kind == "im":
        partner = next(m for m in channel.members if m != world.app.bot_user)
        if world.users[partner].deleted:
            raise Refused(code="is_archived")
        _check_messages_tab(world)
        return channel
    if channel.archived:
        raise Refused(code="is_archived")
    writes_anywhere = channel.kind == "public" and "chat:write.public" in world.app.scopes
    if world.app.bot_user not in channel.members and not writes_anywhere:
        raise Refused(code="not_in_channel")
    return channel


def _check_messages_tab(world: World) -> None:
    if not world.app.messages_tab:
        raise Refused(code="messages_tab_disabled")


def dm_with(world: World, user_id: str) -> Channel:
    """Return the direct message with this person, opened when needed.

    Raises:
        Refused: user_not_found, user_disabled, or cannot_dm_bot (Slackbot too).
    """
    user = world.users.get(user_id)
    if user is None:
        raise Refused(code="user_not_found")
    if user.is_bot or user.tz is None:
        raise Refused(code="cannot_dm_bot")
    if user.deleted:
        raise Refused(code="user_disabled")
    return world.open_dm(user_id)


def user_by_id(call: Call) -> User:
    """Return the person in `user`, or refuse with user_not_found."""
    user = call.world.users.get(call.need("user"))
    if user is None:
        raise Refused(code="user_not_found")
    return user


def readable(call: Call) -> Channel:
    """Return a conversation whose description the app may read."""
    channel = channel_by_id(call)
    need_scope(call.world, _READ[channel.kind])
    return channel


def with_history(call: Call) -> Channel:
    """Return a conversation whose messages the app may read: it must be in it."""
    channel = channel_by_id(call)
    need_scope(call.world, _HISTORY[channel.kind])
    if call.world.app.bot_user not in channel.members:
        raise Refused(code="not_in_channel")
    return channel


def need_read(world: World, kind: ChannelKind) -> None:
    """Refuse with missing_scope when the app may not list conversations of this kind."""
    need_scope(world, _READ[kind])


def lasting_message(channel: Channel, ts: str) -> Message:
    """Return a message that is not ephemeral, or refuse with message_not_found."""
    for message in channel.messages:
        if message.ts == ts and message.ephemeral_to is None:
            return message
    raise Refused(code="message_not_found")


def standing_message(channel: Channel, ts: str) -> Message:
    """Return a lasting message that was not deleted, or refuse with message_not_found."""
    message = lasting_message(channel, ts)
    if message.subtype == TOMBSTONE:
        raise Refused(code="message_not_found")
    return message
