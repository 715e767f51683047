"""Saving what a modal holds within the time Slack waits, however slow the database is.

Slack waits three seconds for the answer to a submission (SLACK.md A.6). What takes longer goes on
in the background; the modal stays open meanwhile, and pressing Save again joins the same work.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.slack.payloads import Json, Submitted

T = TypeVar("T")

ACK_SECONDS = 2.3
"""How long a submission may take before Slack is answered: its three seconds, less the way."""
REMEMBERED = 200
"""How many submissions are known after their end; the oldest are forgotten first."""


class Saving(Generic[T]):
    """The submissions that are being saved, by the modal they were made in and what it held.

    Used from one event loop. Another replica does not know of them: there the use cases see to it
    that nothing is saved twice.
    """

    def __init__(self, patience: float = ACK_SECONDS) -> None:
        """Give up waiting, not the work, after so many seconds."""
        self.patience = patience
        self._known: OrderedDict[str, tuple[Json, asyncio.Task[T]]] = OrderedDict()

    def begin(
        self, submitted: Submitted, work: Callable[[], Awaitable[T]]
    ) -> tuple[asyncio.Task[T], bool]:
        """Start saving, or join what the same modal with the same content has started already.

        Another content of the same modal is saved after the first, never beside it. The second
        value is True for whoever started it.
        """
        held, before = self._known.get(submitted.view_id, ({}, None))
        if before is not None and held == submitted.values:
            return before, False
        task = asyncio.ensure_future(self._after(before, work))
        self._known[submitted.view_id] = (submitted.values, task)
        self._known.move_to_end(submitted.view_id)
        self._forget_oldest()
        return task, True

    async def in_time(self, task: asyncio.Task[T]) -> bool:
        """Whether it comes to its end while Slack still waits."""
        done, _ = await asyncio.wait({task}, timeout=self.patience)
        return bool(done)

    def forget(self, submitted: Submitted, task: asyncio.Task[T]) -> None:
        """Join nobody to this any more: the same content is to be looked at anew."""
        if self._known.get(submitted.view_id, ({}, None))[1] is task:
            del self._known[submitted.view_id]

    @staticmethod
    async def _after(before: asyncio.Task[T] | None, work: Callable[[], Awaitable[T]]) -> T:
        if before is not None:
            await asyncio.wait({before})
        return await work()

    def _forget_oldest(self) -> None:
        for view_id in list(self._known)[: max(len(self._known) - REMEMBERED, 0)]:
            if self._known[view_id][1].done():
                del self._known[view_id]
