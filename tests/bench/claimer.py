"""One process that empties the agenda: told to go on standard input, prints how much it did."""

import sys
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import agenda
from bot.usecases.run_agenda import run_due

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def plan(database: Database, rows: int, *, due: int | None = None, first: int = 0) -> None:
    """Put so many rows on the agenda; only the first `due` are due, all unless given."""
    many = rows if due is None else due
    values = (
        {
            "workspace_id": "T1",
            "kind": "round",
            "subject": f"{number:032}",
            "due_at": AT if number < many else AT + timedelta(days=1, seconds=number % 9973),
            "planned_at": AT,
        }
        for number in range(first, first + rows)
    )
    while chunk := [value for value, _ in zip(values, range(20_000), strict=False)]:
        with database.writing() as connection:
            connection.execute(sa.insert(agenda), chunk)


def main() -> None:
    """Claim, do nothing, finish; until nothing is left."""
    database = Database(make_engine(sys.argv[1]))
    with database.reading() as connection:
        connection.execute(sa.select(agenda.c.kind).limit(1))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    done = 0
    while now := run_due(database, {"round": lambda *_: None}, AT):
        done += now
    sys.stdout.write(f"{done}\n")
    database.close()


if __name__ == "__main__":
    main()
