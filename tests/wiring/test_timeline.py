"""Time travel over a real agenda."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.slack.busy import Busy
from bot.store import agenda
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import metadata
from bot.store.transaction import Tx
from bot.usecases.run_agenda import run_due
from bot.wiring.timeline import BotTimeline

T = "T1"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Still:
    def now(self) -> datetime:
        return MONDAY


@dataclass
class Ticks:
    """Acts on the agenda; a round puts the next one an hour later."""

    db: Database
    clock: MovableClock
    held: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    stuck: bool = False

    async def tick(self, at: datetime) -> int:
        if self.stuck:
            return 0
        handlers = {"round": self.hold, "poll_source": self.hold}
        return await self.db.work(lambda: run_due(self.db, handlers, at))

    def hold(self, tx: Tx, row: agenda.AgendaRow, at: datetime) -> None:
        self.held.append((row.subject, at, self.clock.now()))
        agenda.put(tx, row.kind, row.subject, at + HOUR)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database(make_engine(f"sqlite:///{tmp_path / 'bot.db'}"), workers=2)
    metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(Still())


async def test_without_a_bot_only_the_clock_moves(clock: MovableClock) -> None:
    timeline = BotTimeline(clock)
    await timeline.travel_to(MONDAY + HOUR)
    assert timeline.now() == MONDAY + HOUR
    assert await timeline.upcoming() == []


async def test_a_journey_stops_at_every_due_moment_so_that_nothing_is_late(
    db: Database, clock: MovableClock
) -> None:
    ticks = Ticks(db, clock)
    timeline = BotTimeline(clock)
    timeline.attach(db, ticks, Busy())
    await db.run(agenda.put, T, "round", "a", MONDAY + HOUR)
    await db.run(agenda.put, T, "round", "b", MONDAY + HOUR * 1.5)
    await timeline.travel_to(MONDAY + HOUR * 3)
    assert ticks.held == [
        (name, MONDAY + HOUR * hours, MONDAY + HOUR * hours)
        for name, hours in [("a", 1), ("b", 1.5), ("a", 2), ("b", 2.5), ("a", 3)]
    ]
    assert timeline.now() == MONDAY + HOUR * 3


async def test_a_journey_looks_at_sources_in_time_at_first_and_then_seldom(
    db: Database, clock: MovableClock
) -> None:
    ticks = Ticks(db, clock)
    timeline = BotTimeline(clock)
    timeline.attach(db, ticks, Busy())
    await db.run(agenda.put, T, "poll_source", "calendar", MONDAY)
    await db.run(agenda.put, T, "poll_source", "help desk", MONDAY + HOUR / 2)
    await timeline.travel_to(MONDAY + HOUR * 14)
    looks = [(name, (at - MONDAY) / HOUR) for name, at, _ in ticks.held]
    assert looks == [
        *[("calendar", 0), ("help desk", 0.5), ("calendar", 1)],
        *[("help desk", 7), ("calendar", 7), ("calendar", 13), ("help desk", 13)],
        *[("calendar", 14), ("help desk", 14)],  # at its end it has looked at all that is due
    ]


async def test_a_moment_that_stays_due_does_not_hold_the_journey_up(
    db: Database, clock: MovableClock
) -> None:
    timeline = BotTimeline(clock)
    timeline.attach(db, Ticks(db, clock, stuck=True), Busy())
    await db.run(agenda.put, T, "round", "a", MONDAY + HOUR)
    async with asyncio.timeout(5):
        await timeline.travel_to(MONDAY + HOUR * 2)
    assert timeline.now() == MONDAY + HOUR * 2


async def test_a_journey_waits_for_listeners_at_work(db: Database, clock: MovableClock) -> None:
    busy = Busy()
    timeline = BotTimeline(clock)
    timeline.attach(db, Ticks(db, clock), busy)
    with busy:
        journey = asyncio.ensure_future(timeline.travel_to(MONDAY + HOUR))
        await asyncio.sleep(0.05)
        assert not journey.done()
        assert timeline.now() == MONDAY
    await journey
    assert timeline.now() == MONDAY + HOUR


async def test_what_is_coming_has_names_and_hides_the_bots_chores(
    db: Database, clock: MovableClock
) -> None:
    timeline = BotTimeline(clock)
    timeline.attach(db, Ticks(db, clock), Busy())
    await db.run(agenda.put, T, "poll_source", "s", MONDAY)
    await db.run(agenda.put, T, "purge", "", MONDAY)
    await db.run(agenda.put, T, "expire_offer", "p", MONDAY + HOUR)
    await db.run(agenda.put, T, "brand_new_kind", "x", MONDAY + HOUR * 2)
    labels = [(each.at, each.label) for each in await timeline.upcoming()]
    assert labels == [
        (MONDAY + HOUR, "The offer to somebody runs out"),
        (MONDAY + HOUR * 2, "Brand new kind"),
    ]
