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


SMALL = "ix_outbox_open"
"""The index of unfinished messages, which may be read from end to end: it holds nothing else."""


def scans(connection: sa.Connection, query: str, values: Any) -> list[str]:  # noqa: ANN401 -- as the driver got them
    """What the plan of a query reads from end to end: tables, and indexes without a condition."""
    if connection.dialect.name == "postgresql":
        explained = connection.exec_driver_sql("EXPLAIN (FORMAT JSON) " + query, values)
        return list(_postgresql(explained.scalar_one()[0]["Plan"]))
    steps = [row[-1] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + query, values)]
    subqueries = {
        step.split()[1] for step in steps if step.startswith(("CO-ROUTINE", "MATERIALIZE"))
    }
    return [
        step
        for step in steps
        if step.startswith("SCAN") and SMALL not in step and step.split()[1] not in subqueries
    ]


def _postgresql(node: dict[str, Any]) -> Iterator[str]:
    index = node.get("Index Name")
    read = "Seq Scan" in node["Node Type"] or (
        index and index != SMALL and "Index Cond" not in node
    )
    if read:
        yield f"{node['Node Type']} {node.get('Relation Name', '')} {index}"
    for child in node.get("Plans", ()):
        yield from _postgresql(child)


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
        found = [(query, scans(connection, query, values)) for query, values in seen]
    assert [one for one in found if one[1]] == []


def test_a_query_that_reads_a_whole_table_would_be_noticed(database: Database) -> None:
    with database.reading() as connection:
        for query in ("SELECT * FROM outbox WHERE error = 'x'", "SELECT count(kind) FROM agenda"):
            assert scans(connection, query, ()) != []
