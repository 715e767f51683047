"""A Messenger that prints: what would be said, without Slack."""

from datetime import datetime
from itertools import count
from typing import TextIO

from bot.ports import Letter, Sent
from bot.views.render import render


class ConsoleMessenger:
    """Prints each letter's words to a stream; remembers what it said for as long as it lives."""

    def __init__(self, stream: TextIO) -> None:
        """Print there."""
        self._stream = stream
        self._numbers = count(1)
        self._said: dict[str, Sent] = {}

    async def post(self, letter: Letter) -> Sent:
        """Print it under a new number."""
        sent = Sent(channel_id=letter.conversation, ts=f"{next(self._numbers)}.000000")
        self._said[letter.outbox_id] = sent
        self._print("post", letter, sent)
        return sent

    async def update(self, letter: Letter) -> Sent:
        """Print it again under its number."""
        sent = Sent(channel_id=letter.channel_id or letter.conversation, ts=letter.ts or "")
        self._print("update", letter, sent)
        return sent

    async def find(self, letter: Letter, since: datetime, until: datetime) -> Sent | None:  # noqa: ARG002 -- the port's signature
        """What was printed for this letter, whenever that was."""
        return self._said.get(letter.outbox_id)

    def _print(self, verb: str, letter: Letter, sent: Sent) -> None:
        words = render(letter.message).text.replace("\n", "\n    ")
        where = f" in the thread of {letter.thread_ts}" if letter.thread_ts else ""
        self._stream.write(f"{verb}{where} {sent.channel_id} {sent.ts}\n    {words}\n")
        self._stream.flush()
