"""One door: transactions that end well or not at all, in a bounded pool of threads."""

import asyncio
import threading

import pytest
import sqlalchemy as sa

from bot.store import agenda
from bot.store.database import Database
from bot.store.tables import agenda as table
from bot.store.tables import workspace
from bot.store.transaction import Tx
from tests.store.moments import AT, TEAM


def count(tx: Tx) -> int:
    return len(tx.rows(sa.select(table).where(table.c.workspace_id == tx.workspace_id)))


def plan(tx: Tx, subject: str) -> str:
    agenda.put(tx, "round", subject, AT)
    return subject


async def test_a_use_case_that_ends_well_is_kept(database: Database) -> None:
    assert await database.run(plan, TEAM, "a") == "a"
    assert await database.look(count, TEAM) == 1


async def test_a_use_case_that_fails_leaves_nothing(database: Database) -> None:
    def fail(tx: Tx) -> None:
        plan(tx, "a")
        raise KeyError

    with pytest.raises(KeyError):
        await database.run(fail, TEAM)
    assert await database.look(count, TEAM) == 0


async def test_a_look_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read-only"):
        await database.look(plan, TEAM, "a")
    await database.run(plan, TEAM, "a")  # and the same connections can write afterwards
    assert await database.look(count, TEAM) == 1


def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    with database.read(TEAM) as tx:
        assert count(tx) == 0
        database.call(plan, TEAM, "a")
        assert count(tx) == 0


async def test_use_cases_wait_for_a_thread_and_are_counted(database: Database) -> None:
    go = threading.Event()
    waiting = [asyncio.create_task(database.work(lambda: go.wait(10))) for _ in range(12)]
    await asyncio.sleep(0)
    assert database.in_flight == 12
    go.set()
    assert all(await asyncio.gather(*waiting))
    assert database.in_flight == 0


async def test_a_cancelled_caller_cuts_no_transaction_in_half(database: Database) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        plan(tx, "a")
        begun.set()
        assert go.wait(10)
        plan(tx, "b")

    task = asyncio.create_task(database.run(slow, TEAM))
    await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert database.in_flight == 1
    go.set()
    database.close()
    assert database.peek(count, TEAM) == 2


def test_the_loser_of_a_deadlock_is_run_again(database: Database) -> None:
    for subject in ("a", "b"):
        database.call(plan, TEAM, subject)
    both = threading.Barrier(2)
    tries: list[str] = []

    def cross(tx: Tx, first: str, second: str) -> None:
        tries.append(first)
        if tx.connection.dialect.name == "postgresql" and len(tries) <= 2:
            plan(tx, first)
            both.wait(10)
        plan(tx, second)

    threads = [
        threading.Thread(target=database.call, args=(cross, TEAM, first, second))
        for first, second in (("a", "b"), ("b", "a"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    postgres = database.engine.dialect.name == "postgresql"
    assert len(tries) == (3 if postgres else 2)


def test_the_workspaces_are_known(database: Database) -> None:
    assert database.workspaces() == []
    for team in ("T2", "T1"):
        with database.write(team) as tx:
            tx.run(
                workspace.insert().values(
                    workspace_id=team, name="Acme", bot_user_id="U0", created_at=AT
                )
            )
    assert database.workspaces() == ["T1", "T2"]


def test_a_callback_that_fails_does_not_undo_a_commit(database: Database) -> None:
    woken: list[str] = []

    def closed() -> None:
        raise RuntimeError

    database.on_outbox(closed)
    database.on_outbox(lambda: woken.append("woken"))
    with database.write(TEAM) as tx:
        plan(tx, "a")
        tx.touch_outbox()
    assert woken == ["woken"]
    assert database.peek(count, TEAM) == 1


async def test_a_closed_database_takes_no_work_and_counts_none(database: Database) -> None:
    database.close()
    with pytest.raises(RuntimeError):
        await database.run(plan, TEAM, "a")
    assert database.in_flight == 0
