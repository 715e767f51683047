"""A tick costs what is due, not what exists: no query of it reads a whole table."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.store import agenda, outbox, sending
from bot.store.database import Database
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from bot.usecases.run_agenda import run_due
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, TEAM, let_real_time_pass, saying


@pytest.fixture
def queries(database: Database) -> Iterator[list[tuple[str, Any]]]:
    seen: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, query: str, values: object, *_: object) -> None:
        if query.startswith(("SELECT", "UPDATE", "DELETE")):
            seen.append((query, values))

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


def plan(connection: sa.Connection, query: str, values: object) -> str:
    how = "EXPLAIN " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
    rows = connection.exec_driver_sql(how + query, values)  # type: ignore[arg-type]  # as the driver got them
    return "\n".join(str(row[-1]) for row in rows)


def whole(plan: str) -> bool:
    """Whether a table is read from end to end, rather than by an index."""
    lines = [line for line in plan.splitlines() if "pause" not in line]
    return any("Seq Scan" in line or ("SCAN" in line and "INDEX" not in line) for line in lines)


async def test_no_query_of_a_tick_reads_a_whole_table(
    database: Database, queries: list[tuple[str, Any]]
) -> None:
    slack = MemoryMessenger(at=AT)
    for key in ("a", "b"):
        with database.write(TEAM) as tx:
            outbox.put(tx, key=key, conversation="U1", message=saying(key), at=AT)
            agenda.put(tx, "round", key, AT)
            agenda.put(tx, "round", f"{key} later", AT + timedelta(days=1))
    slack.faults = ["answer lost"]
    await deliver(database, slack, AT)
    let_real_time_pass(database, sending.LEASE + sending.TIME_OUT + 2)
    queries.clear()
    await reconcile(database, slack, AT)
    await deliver(database, slack, AT)
    await asyncio.to_thread(run_due, database, {"round": lambda *_: None}, AT)
    seen = list(queries)
    assert len(seen) > 12
    with database.reading() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        reading_all = [query for query, values in seen if whole(plan(connection, query, values))]
    assert reading_all == []


def test_a_query_that_reads_a_whole_table_would_be_noticed(database: Database) -> None:
    with database.reading() as connection:
        assert whole(plan(connection, "SELECT * FROM outbox WHERE error = 'x'", ()))
