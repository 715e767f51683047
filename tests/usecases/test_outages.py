"""Slack, the database or the clock goes wrong for a while: what was owed comes late, once."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.core.replies import Done, Refusal, Reply
from bot.ports import Retry
from bot.store import agenda, rotations
from bot.store import engine as engine_module
from bot.store.problems import DatabaseProblem
from bot.store.tables import contact, inbox, pairing
from bot.store.tables import outbox as table
from bot.usecases.answer_offer import accept, decline
from bot.usecases.deliver import deliver
from bot.usecases.handlers import HANDLERS
from bot.usecases.run_agenda import run_due
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import let_real_time_pass
from tests.usecases.world import World, on

PRESSES = 500
SEATS = 30


@pytest.fixture
def out_of_reach(
    world: World, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], AbstractContextManager[None]]:
    """PostgreSQL ends all connections and takes no new ones; SQLite's file is somebody else's."""
    engine = world.database.engine
    name = engine.url.database

    @contextmanager
    def stopped() -> Iterator[None]:
        server = sa.create_engine(
            request.getfixturevalue("postgres_server"), isolation_level="AUTOCOMMIT"
        )
        with server.connect() as admin:
            admin.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            ending = sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
            )
            admin.execute(ending, {"name": name})
            yield
            admin.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        server.dispose()

    @contextmanager
    def taken() -> Iterator[None]:
        monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0.02)
        engine.dispose()
        holder = sqlite3.connect(str(name), isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.close()

    return taken if engine.dialect.name == "sqlite" else stopped


@pytest.fixture
def full_disk(world: World) -> Callable[[], AbstractContextManager[None]]:
    """SQLite may not grow by a page; PostgreSQL has a trigger that fails as a full disk does."""
    engine = world.database.engine

    @contextmanager
    def small() -> Iterator[None]:
        with world.database.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        def no_more_room(connection: sa.Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        with pytest.raises(DatabaseProblem):
            _fill(world, no_more_room)
        yield
        sa.event.remove(engine, "begin", no_more_room)
        engine.dispose()

    @contextmanager
    def refusing() -> Iterator[None]:
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                " RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
            )
            for table in ("pairing", "outbox", "agenda"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER full_disk BEFORE INSERT ON {table}"
                    " FOR EACH ROW EXECUTE FUNCTION full_disk()"
                )
        yield
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP FUNCTION full_disk CASCADE")

    return small if engine.dialect.name == "sqlite" else refusing


def _fill(world: World, no_more_room: Callable[[sa.Connection], None]) -> None:
    sa.event.listen(world.database.engine, "begin", no_more_room)
    for number in range(10_000):
        row = {"workspace_id": "filler", "source": "x", "external_id": f"{number}{'x' * 240}"}
        with world.database.writing() as connection:
            connection.execute(inbox.insert().values(received_at=world.at, **row))


def said(slack: MemoryMessenger) -> Counter[str]:
    return Counter(one.outbox_id for one in slack.said)


async def test_slack_away_for_an_hour_is_told_everything_late_once_and_in_order(
    world: World,
) -> None:
    world.join("ada", "bob")
    world.tickets("T1", "T2", "T3")
    slack = MemoryMessenger(at=world.at)
    for minutes in range(0, 180, 5):
        world.until(on(23, 9) + timedelta(minutes=minutes))
        if 60 <= minutes < 120:
            slack.faults = [Retry(after_seconds=5, why="ClientConnectorError")] * 100
        else:
            slack.faults = []
        let_real_time_pass(world.database, 300)
        await deliver(world.database, slack, world.at)
    rows = {row.id: row for row in world.table(table)}
    assert {row.state for row in rows.values()} == {"done"}
    assert said(slack) == Counter(list(rows))
    for conversation in {row.conversation for row in rows.values()}:
        order = [rows[i].position for i in said(slack) if rows[i].conversation == conversation]
        assert order == sorted(order)


def test_a_round_is_held_once_though_the_clock_steps_back_and_forward_an_hour(
    world: World,
) -> None:
    world.join("ada")
    world.tickets("T1", "T2", "T3", "T4")
    for minutes in (0, 1, 61, 2, -58, 3, 62, 4):
        run_due(world.database, HANDLERS, on(23, 10) + timedelta(minutes=minutes))
    assert len(world.offers("ada")) == 1
    assert len(world.table(pairing)) == 1


def test_a_database_that_is_away_for_ten_minutes_loses_no_moment(
    world: World, out_of_reach: Callable[[], AbstractContextManager[None]]
) -> None:
    world.join("ada")
    world.tickets("T1")
    with out_of_reach():
        for minutes in range(10):
            with pytest.raises(DatabaseProblem):
                run_due(world.database, HANDLERS, on(23, 10) + timedelta(minutes=minutes))
    run_due(world.database, HANDLERS, on(23, 10, 10))
    run_due(world.database, HANDLERS, on(23, 10, 11))
    assert [one.planned_for is not None for one in world.offers("ada")] == [False]


async def test_a_disk_that_is_full_for_a_day_changes_nothing_and_is_made_up_for_once(
    world: World, full_disk: Callable[[], AbstractContextManager[None]]
) -> None:
    everybody = [f"dev{number}" for number in range(SEATS)]  # more than fits in what pages are left
    world.do(rotations.change, world.rotation_id, seats=SEATS)
    world.join(*everybody)
    world.tickets(*everybody)
    slack = MemoryMessenger(at=world.at)
    await deliver(world.database, slack, world.at)
    before = world.snapshot()
    with full_disk():
        for hours in range(24):
            with pytest.raises(DatabaseProblem, match="disk is full"):
                run_due(world.database, HANDLERS, on(23, 10) + timedelta(hours=hours))
    assert world.snapshot() == before
    moment = world.see(agenda.find, "round", world.rotation_id)
    assert moment is not None
    assert (moment.due_at, moment.attempts) == (on(23, 10), 0)
    world.at = on(24, 9)
    world.until(on(24, 9, 5))
    await deliver(world.database, slack, world.at)
    assert {len(world.offers(one)) for one in everybody} == {1}
    assert set(said(slack).values()) == {1}


def test_of_two_presses_at_the_same_instant_one_wins_and_the_other_is_told(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("T1")
    world.until(on(23, 10))
    (offered,) = world.table(pairing)
    start = Barrier(2)

    def press(usecase: Callable[..., Reply | None]) -> Reply | None:
        start.wait(timeout=10)
        return world.do(usecase, pairing_id=offered.id, user_id=offered.user_id, at=world.at)

    wins: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as threads:
        for _ in range(PRESSES):
            took, passed = threads.map(press, (accept, decline))
            state = next(row.state for row in world.table(pairing) if row.id == offered.id)
            winner, told = ("accepted", passed) if took is None else ("declined", took)
            assert state == winner
            assert isinstance(told, Done | Refusal)
            assert told.sentence
            wins[winner] += 1
            _offer_again(world)
    assert wins.total() == PRESSES


def _offer_again(world: World) -> None:
    with world.database.writing() as connection:
        connection.execute(pairing.update().values(state="offered", accepted_at=None))
        connection.execute(contact.update().values(state="paired", asked=0))
