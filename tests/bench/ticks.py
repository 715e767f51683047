"""What a tick costs: 100 due rows among a thousand, a hundred thousand and two million."""

import os
import statistics
import time

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.tables import agenda
from bot.usecases.run_agenda import run_due
from tests.bench.claimer import AT, plan

DUE = 100
SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "1000,100000,2000000").split(","))
TIMES = 5


def measured(database: Database, sizes: tuple[int, ...] = SIZES) -> str:
    """Milliseconds at each size, and the ratio of the largest to the smallest."""
    found: dict[int, float] = {}
    there = 0
    for size in sizes:
        plan(database, size - there, due=0, first=there + DUE)
        there = size
        if database.engine.dialect.name == "postgresql":
            with database.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql("VACUUM ANALYZE agenda")
        found[size] = 1000 * statistics.median(_tick(database) for _ in range(TIMES))
    told = ", ".join(f"{ms:.0f} ms among {size:,}" for size, ms in found.items())
    return f"a tick with {DUE} due: {told}; ratio {found[sizes[-1]] / found[sizes[0]]:.2f}"


def _tick(database: Database) -> float:
    with database.writing() as connection:
        connection.execute(agenda.delete().where(agenda.c.due_at <= AT))
    plan(database, DUE, due=DUE)
    begun = time.perf_counter()
    assert run_due(database, {"round": lambda *_: None}, AT) == DUE
    seconds = time.perf_counter() - begun
    with database.reading() as connection:
        assert connection.scalar(sa.select(agenda.c.kind).limit(1)) == "round"
    return seconds
