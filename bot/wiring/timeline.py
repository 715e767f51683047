"""Time travel: from one moment on the agenda to the next, so that nothing happens late."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import sqlalchemy as sa
import structlog

from bot.clock import MovableClock
from bot.sandbox.timeline import Upcoming
from bot.slack.busy import Busy
from bot.store import agenda, realtime, sendable
from bot.store.database import Database
from bot.store.tables import outbox
from bot.usecases.handlers import HANDLERS
from bot.usecases.host_cards import WATCH
from bot.usecases.hosts import SEARCH
from bot.usecases.import_contacts import POLL_EVERY
from bot.usecases.keep_duty import LOOK as CHECK_DUTY
from bot.usecases.own_calendar import LOOK
from bot.usecases.plan_check import CHECK
from bot.usecases.poll_sources import POLL
from bot.usecases.purge import PURGE
from bot.usecases.rename_customers import RENAME
from bot.usecases.say_duty import KEEP, SAY
from bot.usecases.thank_yous import WATCH as WATCH_THANKS
from bot.wiring.labels import labels
from bot.wiring.moot import moot

SHOWN = 50
"""How many coming moments the page is told."""
PATIENCE_SECONDS = 30
"""Real seconds to wait for what cannot be sent yet, before the journey goes on without it."""
PAUSE_SECONDS = 0.02
SOON_SECONDS = 5

MOST_SOURCES = 50

LOOKS = (POLL, LOOK)
"""Kinds of moments at which something outside is looked at."""

UNSEEN = (
    *LOOKS,
    *(CHECK, SAY, KEEP, CHECK_DUTY),
    *(SEARCH, WATCH, WATCH_THANKS, PURGE, RENAME),
)
"""Kinds of moments of which nobody sees anything: none to travel to."""

LOOK_AGAIN = timedelta(hours=6)
"""Between two stops for sources on a journey, after its first hour."""

_log = structlog.get_logger(__name__)


class Ticking(Protocol):
    """What does the due work."""

    async def tick(self, at: datetime) -> int:
        """Do all that is due by ``at``; how much was done."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stop:
    """A moment of a journey at which there is something to do."""

    at: datetime
    is_look: bool
    """At a source, to see whether it has anything new."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Looks:
    """When a journey stops for sources.

    At first whenever it is time; then seldom: nothing outside changes on the way, and what only
    nears with time, such as calls that a calendar shows weeks ahead, needs no look every hour.
    """

    on_time_until: datetime
    last: datetime


class BotTimeline:
    """The local Slack's timeline, with the bot's agenda on it once a bot is attached."""

    def __init__(self, clock: MovableClock) -> None:
        """Travel with this clock."""
        self._clock = clock
        self._bot: tuple[Database, Ticking, Busy] | None = None
        self._called: Callable[[], Mapping[str, str]] = dict
        self._one_journey = asyncio.Lock()

    def attach(
        self,
        db: Database,
        ticker: Ticking,
        busy: Busy,
        called: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Let this bot's agenda decide where journeys stop.

        ``called`` gives the full names of people by their user ids, for what is coming.
        """
        self._bot = (db, ticker, busy)
        self._called = called

    def now(self) -> datetime:
        """Return the present instant of the timeline, aware and in UTC."""
        return self._clock.now()

    async def travel_to(self, instant: datetime) -> None:
        """Move forward to ``instant``; return once everything due until then is done."""
        async with self._one_journey:
            await self.settle()  # what began before the journey is not late
            before: datetime | None = None
            looks = _Looks(on_time_until=self.now() + POLL_EVERY, last=self.now())
            while (due := await self._next_due(looks)) and due.at <= instant and due.at != before:
                self._clock.set_forward(due.at)
                await self.settle()
                before = due.at
                looks = replace(looks, last=due.at) if due.is_look else looks
            if before != instant:
                self._clock.set_forward(instant)
                await self.settle()

    async def settle(self) -> None:
        """Return once agenda and outbox hold nothing for now and no listener is at work.

        What Slack does not take for a while is waited for, but not for ever.
        """
        if self._bot is None:
            return
        db, ticker, busy = self._bot
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    done = await ticker.tick(self.now())
                    await busy.idle()
                    if not done and not db.in_flight and not await db.work(lambda: _owing(db)):
                        return
                    await asyncio.sleep(0 if done else PAUSE_SECONDS)
        except TimeoutError:
            _log.warning("journey goes on with work left", seconds=PATIENCE_SECONDS)

    async def upcoming(self) -> list[Upcoming]:
        """Return what will happen, soonest first.

        Chores of the bot are nothing to travel to, nor are deadlines of what was answered.
        """
        if self._bot is None:
            return []
        db, called = self._bot[0], self._called()
        return await db.work(lambda: _upcoming(db, called))

    async def _next_due(self, looks: _Looks) -> _Stop | None:
        if self._bot is None:
            return None
        db = self._bot[0]
        return await db.work(lambda: _next(db, looks))


def _next(db: Database, looks: _Looks) -> _Stop | None:
    """Where to stop next on a journey that has looked at sources so far."""
    with db.reading() as connection:
        act = agenda.next_due(connection, (*HANDLERS, CHECK, SEARCH, KEEP))
        look = agenda.next_due(connection, LOOKS)
    if look is not None and look > looks.on_time_until:
        look = max(look, looks.last + LOOK_AGAIN)
    stops = [_Stop(at=at, is_look=at == look) for at in (look, act) if at is not None]
    return min(stops, key=lambda stop: stop.at, default=None)


def _owing(db: Database) -> bool:
    """Whether a message will be tried again soon; one that waits for longer holds up nobody."""
    with db.reading() as connection:
        soon = realtime.seconds() + SOON_SECONDS
        statement = sa.select(outbox.c.id).where(
            outbox.c.state.in_(sendable.OPEN), outbox.c.retry_at <= soon
        )
        return connection.execute(statement.limit(1)).first() is not None


def _upcoming(db: Database, called: Mapping[str, str]) -> list[Upcoming]:
    with db.reading() as connection:
        coming = agenda.upcoming(connection, SHOWN + MOST_SOURCES)
        over = moot(connection, coming)
        rows = [row for row in coming if row.kind not in UNSEEN and row not in over][:SHOWN]
        words = labels(connection, rows, called)
    return [Upcoming(at=row.due_at, label=label) for row, label in zip(rows, words, strict=True)]
