"""A conversation as one reads it: days, runs of one author, and threads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.sandbox.page.dates import day_name
from bot.sandbox.page.reader import Json, Reader, instant
from bot.sandbox.page.rooms import visible
from bot.sandbox.page.typed import as_left
from bot.sandbox.records import File, Message
from bot.sandbox.world import World

_RUN: Final = timedelta(minutes=5)
_FACES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message, ready to draw. `day` is set on the first of a day; `replies` of its thread.

    `compact` leaves out the name, as the message before it is by the same author, minutes ago.
    `repliers` are the ids of those who replied, the latest first. Above `new` begins what was
    unread when the reader came.
    """

    message: Message
    author: str
    at: datetime
    blocks: Sequence[Json]
    files: Sequence[File]
    day: str = ""
    compact: bool = False
    replies: int = 0
    repliers: tuple[str, ...] = ()
    replied: datetime | None = None
    new: bool = False


def posts(
    world: World, messages: Sequence[Message], reader: Reader, *, new: str = ""
) -> list[Post]:
    """The messages of a channel outside threads, oldest first, without what is for others.

    `new` is the `ts` of the message above which a line says so; nothing for no such line.
    """
    seen = [message for message in messages if visible(message, reader.user)]
    return list(_drawn(world, [m for m in seen if _outside(m)], seen, reader, new))


def latest(everything: Sequence[Post], most: int) -> list[Post]:
    """The last `most` of them; the first one shown says again who wrote it."""
    shown = list(everything[-most:])
    return [replace(post, compact=False) for post in shown[:1]] + shown[1:]


def thread(world: World, messages: Sequence[Message], ts: str, reader: Reader) -> list[Post]:
    """One thread: the message it began with, and its replies. Empty when there is no such one."""
    seen = [m for m in messages if visible(m, reader.user) and ts in {m.ts, m.thread_ts}]
    return list(_drawn(world, seen, (), reader, ""))


def _outside(message: Message) -> bool:
    return message.thread_ts in {None, message.ts}


def _drawn(
    world: World, shown: Sequence[Message], around: Sequence[Message], reader: Reader, new: str
) -> Iterator[Post]:
    last: Message | None = None
    day = ""
    replies: dict[str, list[Message]] = {}
    for message in around:
        if message.thread_ts and message.thread_ts != message.ts:
            replies.setdefault(message.thread_ts, []).append(message)
    for message in shown:
        at = instant(message.ts)
        today = day_name(reader.local(at), reader)
        said = replies.get(message.ts, [])
        yield Post(
            message=message,
            author=reader.people.get(message.user, message.user),
            at=at,
            blocks=as_left(message.blocks, message.typed.get(reader.user, {})),
            files=[world.files[name] for name in message.files if name in world.files],
            day=today if today != day else "",
            compact=today == day
            and last is not None
            and _same_run(last, message)
            and message.ts != new,
            replies=len(said),
            repliers=tuple(dict.fromkeys(each.user for each in reversed(said)))[:_FACES],
            replied=instant(said[-1].ts) if said else None,
            new=message.ts == new,
        )
        last, day = message, today


def _same_run(before: Message, after: Message) -> bool:
    alike = (before.user, before.ephemeral_to, before.subtype) == (
        after.user,
        after.ephemeral_to,
        after.subtype,
    )
    return alike and instant(after.ts) - instant(before.ts) < _RUN
