"""Slack, the database or the clock goes wrong for a while: what was owed comes late, once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.core.replies import Done, Refusal, Reply
from bot.ports import Retry
from bot.store.problems import DatabaseProblem
from bot.store.tables import contact, pairing
from bot.store.tables import outbox as table
from bot.usecases.answer_offer import accept, decline
from bot.usecases.deliver import deliver
from bot.usecases.handlers import HANDLERS
from bot.usecases.run_agenda import run_due
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import let_real_time_pass
from tests.usecases.world import World, on

PRESSES = 500


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


def test_a_database_that_is_away_for_a_while_loses_no_moment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.join("ada")
    world.tickets("T1")
    real = world.database.engine.connect

    def away(*_args: object, **_named: object) -> sa.Connection:
        problem = "PostgreSQL refused the connection"
        raise DatabaseProblem(problem)

    monkeypatch.setattr(world.database.engine, "connect", away)
    for minutes in range(10):
        with pytest.raises(DatabaseProblem):
            run_due(world.database, HANDLERS, on(23, 10) + timedelta(minutes=minutes))
    monkeypatch.setattr(world.database.engine, "connect", real)
    run_due(world.database, HANDLERS, on(23, 10, 10))
    assert [one.planned_for is not None for one in world.offers("ada")] == [False]


def test_a_full_disk_changes_nothing_and_is_made_up_for(world: World) -> None:
    engine = world.database.engine
    world.join("ada")
    world.tickets("T1")
    if engine.dialect.name == "sqlite":  # PostgreSQL's disk is not ours to fill
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        def no_more_room(connection: sa.Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        sa.event.listen(engine, "begin", no_more_room)
        with pytest.raises(DatabaseProblem, match="disk is full"), engine.begin() as connection:
            connection.execute(table.update().values(error="x" * 2_000_000))
        sa.event.remove(engine, "begin", no_more_room)
        engine.dispose()
    world.until(on(23, 10))
    assert len(world.offers("ada")) == 1


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
