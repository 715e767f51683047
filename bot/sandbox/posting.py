"""Posting, changing and removing messages, whoever does it and by whichever door."""

from dataclasses import dataclass, field

from bot.sandbox.events import tell_changed, tell_deleted, tell_posted
from bot.sandbox.records import TOMBSTONE, Channel, Message
from bot.sandbox.refusals import Json
from bot.sandbox.rewriting import as_kept
from bot.sandbox.shapes.messages import message_shape
from bot.sandbox.world import World

_LONGEST = 40_000
_DELETED = "This message was deleted."


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a message shall say. The blocks are judged and numbered already."""

    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    files: tuple[str, ...] = ()


def post(
    world: World, channel: Channel, draft: Draft, *, user: str, ephemeral_to: str | None = None
) -> Message:
    """Put a message by `user` into the conversation and tell the app of it.

    Text beyond 40,000 characters is cut, as Slack does.
    """
    message = Message(
        ts=world.new_ts(),
        channel=channel.id,
        user=user,
        text=as_kept(draft.text[:_LONGEST]),
        blocks=draft.blocks,
        by_app=user == world.app.bot_user,
        metadata=draft.metadata,
        thread_ts=draft.thread_ts,
        ephemeral_to=ephemeral_to,
        files=draft.files,
    )
    channel.messages.append(message)
    tell_posted(world, message)
    world.changed()
    return message


def post_by_app(
    world: World, channel: Channel, draft: Draft, *, ephemeral_to: str | None = None
) -> Message:
    """Put a message by the app's bot into the conversation."""
    return post(world, channel, draft, user=world.app.bot_user, ephemeral_to=ephemeral_to)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What to change in a message. None keeps; an empty list or object removes."""

    text: str | None = None
    blocks: list[Json] | None = None
    metadata: Json | None = None


def change(world: World, message: Message, new: Change) -> None:
    """Change a message and tell the app; only a changed text alone shows as "(edited)"."""
    before = message_shape(world, message)
    if new.text is not None:
        text = as_kept(new.text)
        if text != message.text and not new.blocks:
            message.edited = world.new_ts()
        message.text = text
    if new.blocks is not None:
        message.blocks = new.blocks
    if new.metadata is not None:
        message.metadata = new.metadata or None
    tell_changed(world, before, message)
    world.changed()


def remove(world: World, message: Message) -> None:
    """Take a message away and tell the app; over a thread a stone is left, for its replies stay."""
    before = message_shape(world, message)
    spoken = world.channels[message.channel].messages
    if any(reply.thread_ts == message.ts for reply in spoken):
        message.subtype, message.text, message.user = TOMBSTONE, _DELETED, "USLACKBOT"
        message.by_app, message.blocks, message.metadata, message.files = False, [], None, ()
    else:
        spoken.remove(message)
    if message.ts in world.channels[message.channel].pins:
        world.channels[message.channel].pins.remove(message.ts)
    tell_deleted(world, before, message)
    world.changed()
