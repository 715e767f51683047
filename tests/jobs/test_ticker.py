"""The ticker, on a real SQLite file; what it delivers and polls is counted."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.config import Settings
from bot.jobs.heartbeat import Heartbeat
from bot.jobs.ticker import Ticker
from bot.store import agenda
from bot.store.agenda import AgendaRow
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.problems import DatabaseProblem
from bot.store.tables import metadata
from bot.store.transaction import Tx

T = "T1"
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database(make_engine(f"sqlite:///{tmp_path / 'bot.db'}"), workers=2)
    metadata.create_all(database.engine)
    yield database
    database.close()


@dataclass
class Work:
    """What was done, in order; each kind notes how many of it ran at one time."""

    done: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    fail: bool = False
    hold: asyncio.Event = field(default_factory=asyncio.Event)

    def round(self, tx: Tx, row: AgendaRow, at: datetime) -> None:
        self.done.append(f"round {row.subject}")
        if row.subject == "first":
            agenda.put(tx, "round", "second", at)

    def says(self, tx: Tx, row: AgendaRow, _at: datetime) -> None:
        self.done.append(f"says {row.subject}")
        tx.touch_outbox()

    async def poll(self, at: datetime) -> int:
        if self.fail:
            raise RuntimeError
        self.done.append(f"poll {at:%H:%M}")
        return 0

    async def deliver(self, at: datetime) -> int:
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await self.hold.wait()
        self.at_once -= 1
        self.done.append(f"deliver {at:%H:%M}")
        return 0


@pytest.fixture
def work() -> Work:
    work = Work()
    work.hold.set()
    return work


def ticker(db: Database, work: Work, heartbeat: Heartbeat | None = None) -> Ticker:
    return Ticker(
        db=db,
        handlers={"round": work.round, "says": work.says},
        poll=work.poll,
        deliver=work.deliver,
        clock=SystemClock(),
        heartbeat=heartbeat,
    )


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 -- what it reads belongs to the code under test
            await asyncio.sleep(0.002)


def delivered(work: Work) -> bool:
    return any(done.startswith("deliver") for done in work.done)


async def test_a_tick_acts_until_nothing_is_due_then_polls_then_delivers(
    db: Database, work: Work
) -> None:
    await db.run(agenda.put, T, "round", "first", AT)
    await db.run(agenda.put, T, "round", "later", AT + timedelta(seconds=1))
    assert await ticker(db, work).tick(AT) == 2
    assert work.done == ["round first", "round second", "poll 10:00", "deliver 10:00"]


async def test_deliveries_never_overlap(db: Database, work: Work) -> None:
    work.hold.clear()
    one = ticker(db, work)
    both = asyncio.gather(one.tick(AT), one.tick(AT))
    await until(lambda: work.at_once == 1)
    work.hold.set()
    await both
    assert work.most_at_once == 1
    assert work.done.count("deliver 10:00") == 2


async def test_a_commit_that_says_something_wakes_delivery_before_the_next_beat(
    db: Database, work: Work
) -> None:
    one = ticker(db, work)
    one.start(seconds=3600)
    await until(lambda: delivered(work))  # the first beat
    work.done.clear()
    await db.run(lambda tx: tx.touch_outbox(), T)
    await until(lambda: delivered(work))
    await one.stop()


async def test_what_a_commit_made_due_happens_before_the_next_beat(
    db: Database, work: Work
) -> None:
    def press(tx: Tx) -> None:
        tx.touch_outbox()
        agenda.put(tx, "says", "question", SystemClock().now())

    one = ticker(db, work)
    one.start(seconds=3600)
    await until(lambda: delivered(work))  # the first beat
    work.done.clear()
    await db.run(press, T)
    await until(lambda: "says question" in work.done)
    await until(lambda: work.done[-1].startswith("deliver"))  # what the moment said
    await one.stop()


async def test_beating_goes_on_when_sources_fail_and_leaves_a_heartbeat(
    db: Database, work: Work, tmp_path: Path
) -> None:
    work.fail = True
    settings = Settings(database_url=SecretStr("sqlite:///x.db"), tick_seconds=0.05)
    heartbeat = Heartbeat(settings, tmp_path / "beats")
    one = ticker(db, work, heartbeat)
    one.start(seconds=0.05)
    await until(lambda: len(work.done) > 2 and not heartbeat.ailing(SystemClock().now()))
    await one.stop()
    assert not heartbeat.path.exists()


async def test_stopping_waits_for_what_is_under_way(db: Database, work: Work) -> None:
    work.hold.clear()
    one = ticker(db, work)
    one.start(seconds=3600)
    await until(lambda: work.at_once == 1)
    stopping = asyncio.ensure_future(one.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    work.hold.set()
    await stopping
    assert any(done.startswith("deliver") for done in work.done)


async def test_stopping_gives_up_after_its_patience(db: Database, work: Work) -> None:
    work.hold.clear()
    one = ticker(db, work)
    one.start(seconds=3600)
    await until(lambda: work.at_once == 1)
    await one.stop(patience=0.05)
    work.hold.set()


def test_a_heartbeat_is_stale_after_three_missed_beats(tmp_path: Path) -> None:
    heartbeat = Heartbeat(Settings(tick_seconds=20), tmp_path)
    assert heartbeat.ailing(AT)
    heartbeat.beat(AT)
    assert not heartbeat.ailing(AT + timedelta(seconds=60))
    assert heartbeat.ailing(AT + timedelta(seconds=61))


def test_bots_of_two_databases_have_two_heartbeats(tmp_path: Path) -> None:
    one = Heartbeat(Settings(database_url=SecretStr("sqlite:///one.db")), tmp_path)
    other = Heartbeat(Settings(database_url=SecretStr("sqlite:///other.db")), tmp_path)
    assert one.path != other.path


def test_a_heartbeat_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    heartbeat = Heartbeat(Settings(), in_the_way)
    heartbeat.beat(AT)
    assert heartbeat.age(AT) is None


async def test_a_database_that_cannot_be_used_stops_no_later_beat(
    db: Database, work: Work, tmp_path: Path
) -> None:
    heartbeat = Heartbeat(Settings(tick_seconds=0.05), tmp_path / "beats")
    one = ticker(db, work, heartbeat)
    problems = iter([DatabaseProblem("locked"), DatabaseProblem("locked")])

    async def refuses_twice(at: datetime) -> int:
        for problem in problems:
            raise problem
        return await Work.deliver(work, at)

    one._deliver = refuses_twice  # noqa: SLF001 -- a database that is away for a moment
    one.start(seconds=0.05)
    await until(lambda: not heartbeat.ailing(SystemClock().now()))
    await one.stop()
    assert delivered(work)


async def test_a_ticker_that_stops_leaves_due_moments_to_others(db: Database, work: Work) -> None:
    one = ticker(db, work)
    await one.stop()
    await db.run(agenda.put, T, "round", "first", AT)
    await one.tick(AT)
    assert "round first" not in work.done
