"""Say what the outbox holds: each message once, in order, its newest version."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.limits import Limits
from bot.ports import Messenger
from bot.store import sending
from bot.store.database import Database
from bot.store.sending import Claim
from bot.usecases.giving_back import taking
from bot.usecases.send_letter import give_back, send_letter

LANES = 6
"""Conversations served at the same time."""

LOOK_AGAIN = 0.5
"""Seconds after which those whom a slow answer does not concern are served beside it."""


async def deliver(
    db: Database,
    messenger: Messenger,
    at: datetime,
    *,
    limits: Limits | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> int:
    """Send until nothing can be sent now, or it is time to stop; how many messages Slack took.

    Returns although messages wait for their pace, a pause, a retry or a lost answer: the next call
    has them, and `next_sending` says when to call it. Without limits nothing is counted as pace.
    When it is cancelled, what it holds is given back: a begun post as one whose answer is lost.

    Raises:
        DatabaseProblem: the database cannot be used; nothing is lost by it.
    """
    loop = asyncio.get_running_loop()
    begun = loop.time()

    def now() -> datetime:
        return at + timedelta(seconds=loop.time() - begun)

    if stopping() or not await db.work(lambda: _anything(db, at)):
        return 0
    return await _Run(db, messenger, limits, now).until(stopping)


async def next_sending(db: Database, at: datetime) -> float | None:
    """In how many seconds the next message can be sent, 0 if one can now; None if none is due.

    Raises:
        DatabaseProblem: the database cannot be used.
    """
    return await db.work(lambda: _soonest(db, at))


@dataclass(slots=True)
class _Run:
    """Messages under way, and what became of those before them."""

    db: Database
    messenger: Messenger
    limits: Limits | None
    now: Callable[[], datetime]
    claimed: set[Claim] = field(default_factory=set)
    """Ours, but nobody has begun with them yet."""
    under_way: set[asyncio.Task[bool]] = field(default_factory=set)
    taken: int = 0
    slow: bool = False
    """Nobody was answered lately."""
    problem: BaseException | None = None

    async def until(self, stopping: Callable[[], bool]) -> int:
        """Send, till nothing can be sent or it is time to stop; how many messages were taken.

        After a problem nothing new is begun, and it is raised once all that was begun has ended:
        a call cut off is an answer lost.
        """
        try:
            while True:
                if self.problem is None and not stopping():
                    await self._begin()
                if not self.under_way:
                    break
                await self._end_some()
        finally:
            await self._cut_off()
        if self.problem is not None:
            raise self.problem
        return self.taken

    async def _begin(self) -> None:
        most = LANES - len(self.under_way)
        # One look for several costs no more than one for one, unless those under way are slow.
        if most < (1 if self.slow else LANES / 2):
            return
        db, limits = self.db, self.limits
        try:
            claims = await taking(db, lambda: _claim(db, self.now(), most, limits), self._give_back)
        except Exception as error:  # noqa: BLE001 -- raised when what is under way has ended
            self.problem = error
            return
        self.claimed |= set(claims or ())
        self.under_way |= {asyncio.create_task(self._send(one)) for one in claims or ()}

    async def _send(self, claimed: Claim) -> bool:
        self.claimed.discard(claimed)  # from here on it is given back by whoever sends it
        return await send_letter(self.db, self.messenger, claimed, self.now())

    async def _end_some(self) -> None:
        ended, self.under_way = await asyncio.wait(
            self.under_way, timeout=LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED
        )
        self.slow = not ended
        for one in ended:
            if (problem := one.exception()) is None:
                self.taken += one.result()
            else:
                self.problem = self.problem or problem

    async def _cut_off(self) -> None:
        for one in self.under_way:
            one.cancel()
        await asyncio.gather(*self.under_way, return_exceptions=True)
        if self.claimed:
            held = list(self.claimed)
            await self.db.work(lambda: self._give_back(held))

    def _give_back(self, claims: Sequence[Claim]) -> None:
        for one in claims:
            give_back(self.db, one)


def _claim(db: Database, at: datetime, most: int, limits: Limits | None) -> list[Claim] | None:
    with db.writing() as connection:
        return sending.claim(connection, at, most, limits) or None


def _anything(db: Database, at: datetime) -> bool:
    with db.reading() as connection:
        return sending.anything(connection, at)


def _soonest(db: Database, at: datetime) -> float | None:
    with db.reading() as connection:
        return sending.soonest(connection, at)
