"""Replicas in real processes, racing and being killed: nothing twice, nothing lost."""

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store import agenda, outbox, sending
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import check_schema
from bot.store.tables import outbox as table
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.store.moments import AT, TEAM, let_real_time_pass, saying, states
from tests.store.racer import EFFECT, Countdown, Notebook

KILLED = -9
ROOT = Path(__file__).parents[2]


def race(what: str, url: str, path: Path, die_at: list[int]) -> list[int]:
    """Start a replica for each number, all at once; how each ended."""
    with ExitStack() as stack:
        replicas = [
            stack.enter_context(
                subprocess.Popen(  # noqa: S603 -- our own words
                    [sys.executable, "-m", "tests.store.racer", what, url, path, str(number)],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for number in die_at
        ]
        for replica in replicas:
            assert replica.stdout is not None
            assert replica.stdout.readline() == "ready\n"
        for replica in replicas:
            assert replica.stdin is not None
            replica.stdin.write("go\n")
            replica.stdin.flush()
        return [replica.wait(60) for replica in replicas]


@pytest.fixture
def effects(database: Database) -> Iterator[sa.Engine]:
    EFFECT.create(database.engine)
    yield database.engine
    EFFECT.drop(database.engine)


@pytest.mark.usefixtures("effects")
def test_racing_replicas_act_on_each_moment_once_though_some_are_killed_half_way(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    subjects = [f"{number:03}" for number in range(60)]
    with database.write(TEAM) as tx:
        for subject in subjects:
            agenda.put(tx, "round", subject, AT)
    assert race("agenda", database_url, tmp_path, [5, 9]) == [KILLED, KILLED]
    assert race("agenda", database_url, tmp_path, [0, 0]) == [0, 0]
    with database.reading() as connection:
        acted = Counter(connection.scalars(sa.select(EFFECT.c.subject)))
    assert acted == Counter(subjects)


async def test_racing_replicas_say_each_message_once_though_some_are_killed_while_saying_it(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "said.txt"
    with database.write(TEAM) as tx:
        ids = [
            outbox.put(
                tx, key=f"k{number}", conversation=f"U{number % 14}", message=saying("x"), at=AT
            )
            for number in range(42)
        ]
    assert await asyncio.to_thread(race, "deliver", database_url, path, [3, 4]) == [KILLED, KILLED]
    survivor = Notebook(path, Countdown(0))
    let_real_time_pass(database, sending.LEASE + sending.TIME_OUT + 2)
    await reconcile(database, survivor, AT)
    let_real_time_pass(database, sending.LEASE + sending.TIME_OUT + 2)
    await reconcile(database, survivor, AT)
    await deliver(database, survivor, AT)
    assert Counter(path.read_text().split()) == Counter(ids)
    assert set(states(database)) == {"done"}


def test_replicas_that_start_together_migrate_once(empty_url: str, tmp_path: Path) -> None:
    assert race("migrate", empty_url, tmp_path, [0, 0, 0]) == [0, 0, 0]
    engine = make_engine(empty_url)
    check_schema(engine)
    engine.dispose()


async def test_threads_that_change_one_message_at_once_make_one_row(database: Database) -> None:
    def say(number: int) -> None:
        with database.write(TEAM) as tx:
            outbox.put(tx, key="a", conversation="U1", message=saying(str(number)), at=AT)

    await asyncio.gather(*(asyncio.to_thread(say, number) for number in range(8)))
    with database.reading() as connection:
        (row,) = connection.execute(sa.select(table.c.wanted, table.c.state)).all()
    assert (row.wanted, row.state) == (8, "due")


async def test_threads_that_claim_at_once_claim_different_messages(database: Database) -> None:
    for number in range(8):
        with database.write(TEAM) as tx:
            outbox.put(tx, key=f"k{number}", conversation=f"U{number}", message=saying("x"), at=AT)

    def claim() -> list[sending.Claim]:
        with database.writing() as connection:
            return sending.claim(connection, AT)

    claims = await asyncio.gather(*(database.work(claim) for _ in range(10)))
    claimed = [one.outbox_id for few in claims for one in few]
    assert len(set(claimed)) == len(claimed) == 8


async def test_threads_that_say_different_things_in_one_conversation_lose_nothing(
    database: Database,
) -> None:
    def say(number: int) -> None:
        with database.write(TEAM) as tx:
            outbox.put(tx, key=f"k{number}", conversation="C1", message=saying("x"), at=AT)

    await asyncio.gather(*(asyncio.to_thread(say, number) for number in range(8)))
    said = Notebook(Path("/dev/null"), Countdown(0))
    assert await deliver(database, said, AT) == 8
