"""What a tick costs: 100 due rows among a thousand, a hundred thousand and two million."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.tables import agenda
from bot.usecases.run_agenda import run_due
from tests.bench.claimer import AT, plan

DUE = 100
SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "1000,100000,2000000").split(","))
TIMES = 5


MOST_RATIO = 1.5
"""Of a tick among the most rows to one among the fewest."""


@dataclass(frozen=True, kw_only=True)
class Ticks:
    """Milliseconds of a tick at each size, the quickest of several, smallest size first."""

    name: str
    found: Mapping[int, float]

    @property
    def ratio(self) -> float:
        """Of the largest size to the smallest."""
        times = list(self.found.values())
        return times[-1] / times[0]

    def __str__(self) -> str:
        """One line."""
        told = ", ".join(f"{ms:.0f} ms among {size:,}" for size, ms in self.found.items())
        return f"{self.name}: a tick with {DUE} due: {told}; ratio {self.ratio:.2f}"

    def missed(self) -> list[str]:
        """A sentence if the floor was not reached."""
        if self.ratio <= MOST_RATIO:
            return []
        return [f"MISSED: on {self.name} a tick among many rows costs {self.ratio:.2f} times more."]


def measured(database: Database, sizes: tuple[int, ...] = SIZES) -> Ticks:
    """Fill the agenda step by step, and tick at each size."""
    found: dict[int, float] = {}
    there = 0
    postgresql = database.engine.dialect.name == "postgresql"
    for size in sizes:
        plan(database, size - there, due=0, first=there + DUE)
        there = size
        if postgresql:
            with database.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql("VACUUM ANALYZE agenda")
        found[size] = 1000 * min(_tick(database) for _ in range(TIMES))
    return Ticks(name="PostgreSQL" if postgresql else "SQLite", found=found)


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
