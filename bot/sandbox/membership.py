"""Coming into a channel and leaving it, with the line everybody there sees."""

from bot.sandbox.events import tell_membership
from bot.sandbox.records import Channel, Message
from bot.sandbox.world import World


def join(world: World, channel: Channel, user: str, *, inviter: str | None = None) -> None:
    """Make this person a member, if they are none, and tell the app if it is there too."""
    if user in channel.members:
        return
    channel.members.append(user)
    _note(world, channel, user, "channel_join", "has joined the channel")
    tell_membership(world, channel, user, joined=True, inviter=inviter)
    world.changed()


def leave(world: World, channel: Channel, user: str) -> None:
    """End a membership and tell the app if it is there, or was itself the member."""
    channel.members.remove(user)
    _note(world, channel, user, "channel_leave", "has left the channel")
    tell_membership(world, channel, user, joined=False)
    world.changed()


def _note(world: World, channel: Channel, user: str, subtype: str, what: str) -> None:
    text = f"<@{user}> {what}"
    note = Message(ts=world.new_ts(), channel=channel.id, user=user, text=text, subtype=subtype)
    channel.messages.append(note)
