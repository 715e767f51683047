"""A Messenger that keeps what it said, and fails as it is told to."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from bot.core.messages import Message
from bot.ports import Letter, Outcome, Refused, Retry, Sent, Unknown


@dataclass
class Said:
    """One message as it stands in a conversation."""

    channel_id: str
    ts: str
    outbox_id: str
    message: Message
    at: datetime
    versions: int = 1
    thread_ts: str | None = None


@dataclass
class MemoryMessenger:
    """Conversations in memory.

    `faults` are taken one a call of post or update: an outcome is returned without anything being
    said; "answer lost" says it and returns `Unknown`; a coroutine function is awaited first.
    """

    at: datetime
    said: list[Said] = field(default_factory=list)
    faults: list[Outcome | str | Callable[[Letter], Awaitable[None]]] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    """Conversations that refuse everything."""
    unreadable: bool = False
    looked: int = 0
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def post(self, letter: Letter) -> Outcome:
        fault = await self._fault(letter)
        if isinstance(fault, Sent | Retry | Refused | Unknown):
            return fault
        if letter.conversation in self.closed:
            return Refused(why="is_archived", whom="channel")
        channel_id = letter.conversation.replace("U", "D", 1)
        if letter.thread_ts and letter.thread_ts not in {one.ts for one in self.said}:
            return Refused(why="thread_not_found", whom="message")
        ts = f"{int(self.at.timestamp())}.{next(self._numbers):06}"
        said = Said(channel_id, ts, letter.outbox_id, letter.message, self.at)
        said.thread_ts = letter.thread_ts
        self.said.append(said)
        if fault == "answer lost":
            return Unknown(why="connection lost")
        return Sent(channel_id=channel_id, ts=ts)

    async def update(self, letter: Letter) -> Outcome:
        fault = await self._fault(letter)
        if isinstance(fault, Sent | Retry | Refused | Unknown):
            return fault
        for said in self.said:
            if (said.channel_id, said.ts) == (letter.channel_id, letter.ts):
                said.message = letter.message
                said.versions += 1
                return Sent(channel_id=said.channel_id, ts=said.ts)
        return Refused(why="message_not_found", whom="message")

    async def find(self, letter: Letter, since: datetime, until: datetime) -> Sent | Retry | None:
        self.looked += 1
        if self.unreadable:
            return Retry(after_seconds=60, why="missing_scope")
        for said in self.said:
            there = said.thread_ts == letter.thread_ts
            if there and said.outbox_id == letter.outbox_id and since <= said.at < until:
                return Sent(channel_id=said.channel_id, ts=said.ts)
        return None

    async def _fault(self, letter: Letter) -> Outcome | str | None:
        await asyncio.sleep(0)  # let others in, as a real call would
        fault = self.faults.pop(0) if self.faults else None
        if callable(fault):
            await fault(letter)
            return None
        return fault
