"""The ticker: does what is due, looks at sources, delivers. A commit that says something wakes it.

APScheduler only beats the time, in memory: whatever is due, and when, stands in the agenda.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock, SystemClock
from bot.jobs.heartbeat import Heartbeat
from bot.store.database import Database
from bot.store.problems import DatabaseProblem
from bot.usecases.run_agenda import Handler, run_due

GIVING_BACK = 2.0
"""Seconds to give back what was cut off."""

AT_ONCE = 50
"""Moments between two looks at whether it is time to stop."""

_log = structlog.get_logger(__name__)


class Polling(Protocol):
    """Looks at the sources that are due."""

    async def __call__(self, at: datetime) -> int:
        """Pull from what is due by ``at`` and import it; how many sources were looked at."""
        ...


class Delivering(Protocol):
    """Sends what the outbox owes."""

    async def __call__(self, at: datetime) -> int:
        """Send what can be sent now; how many messages were attended to."""
        ...


class Ticker:
    """Beats every few real seconds; each kind of work runs at most once at a time.

    Use it from one event loop. ``start`` and ``stop`` frame its life; ``tick`` works without.
    """

    def __init__(
        self,
        *,
        db: Database,
        handlers: Mapping[str, Handler],
        poll: Polling,
        deliver: Delivering,
        clock: Clock,
        heartbeat: Heartbeat | None = None,
    ) -> None:
        """Drive these; the clock is read once a beat."""
        self._db = db
        self._handlers = handlers
        self._poll = poll
        self._deliver = deliver
        self._clock = clock
        self._heartbeat = heartbeat
        self._acting = asyncio.Lock()
        self._polling = asyncio.Lock()
        self._delivering = asyncio.Lock()
        self._wanted = asyncio.Event()
        self.stopping = False
        """Nothing new is begun; what delivers looks here before each message."""
        self._scheduler: AsyncIOScheduler | None = None
        self._woken: asyncio.Task[None] | None = None

    async def tick(self, at: datetime) -> int:
        """Do all that is due by ``at``, look at due sources, deliver; how much was done.

        A look at a source is nothing done: what it brings is.

        Raises:
            DatabaseProblem: the database cannot be used; what is due stays due.
        """
        done = await self._act(at)
        async with self._polling:
            await self._poll(at)
        done += await self._act(at)
        return done + await self._send(at)

    def start(self, seconds: float) -> None:
        """Begin to beat, every so many real seconds and the first time at once."""
        loop = asyncio.get_running_loop()
        self._db.on_outbox(lambda: _set_from_thread(loop, self._wanted))
        self._woken = loop.create_task(self._deliver_when_woken())
        scheduler = AsyncIOScheduler(event_loop=loop, timezone="UTC")
        for job in (self._beat, self._look_at_sources):
            scheduler.add_job(
                job,
                IntervalTrigger(seconds=seconds, timezone="UTC"),
                next_run_time=SystemClock().now(),
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        scheduler.start()
        self._scheduler = scheduler

    async def stop(self, patience: float = 10.0) -> None:
        """Begin nothing new, and wait at most ``patience`` seconds for what is under way.

        What is not done by then is cut off and given back, for others or for the next start.
        """
        self.stopping = True
        if self._scheduler is not None:
            self._scheduler.remove_all_jobs()
        if self._woken is not None:
            self._wanted.clear()
        try:
            async with asyncio.timeout(patience):
                async with self._acting, self._polling, self._delivering:
                    pass
        except TimeoutError:
            _log.warning("stopped with work under way", seconds=patience)
        if self._woken is not None:
            self._woken.cancel()
            await asyncio.gather(self._woken, return_exceptions=True)
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            with suppress(TimeoutError):
                async with asyncio.timeout(GIVING_BACK), self._delivering:
                    pass  # what was cut off has been given back
        if self._heartbeat is not None:
            self._heartbeat.stop()

    async def _act(self, at: datetime) -> int:
        async with self._acting:
            done, now = 0, 1
            while now and not self.stopping:
                now = await self._db.work(
                    lambda: run_due(self._db, self._handlers, at, limit=AT_ONCE)
                )
                done += now
            return done

    async def _send(self, at: datetime) -> int:
        async with self._delivering:
            return await self._deliver(at)

    async def _beat(self) -> None:
        at = self._clock.now()
        if await _netted("act", self._act(at)) and await _netted("deliver", self._send(at)):
            self._alive()

    async def _look_at_sources(self) -> None:
        async with self._polling:
            await _netted("poll", self._poll(self._clock.now()))

    async def _deliver_when_woken(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            at = self._clock.now()
            await _netted("deliver", self._send(at))
            # What was pressed may have made something due: the question after Done, the next
            # person after a No. They should not have to wait for the next beat.
            await _netted("act", self._act(at))

    def _alive(self) -> None:
        if self._heartbeat is not None:
            self._heartbeat.beat(SystemClock().now())


async def _netted(doing: str, work: Awaitable[int]) -> bool:
    """Await work; an error is logged and tried again at the next beat. Whether all went well."""
    try:
        await work
    except DatabaseProblem as error:
        _log.error("database unusable", doing=doing, problem=str(error))
        return False
    except Exception:  # noqa: BLE001 -- the net: what is due stays due
        _log.exception("tick failed", doing=doing)
        return False
    return True


def _set_from_thread(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    """Wake the loop; a commit after its end wakes nobody."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(event.set)
