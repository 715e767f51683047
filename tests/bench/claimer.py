"""One process that empties the agenda: told to go on standard input, prints how much it did."""

import sys
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import agenda
from bot.usecases.run_agenda import run_due

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)

_PLAN = {
    "postgresql": """
        INSERT INTO agenda (workspace_id, kind, subject, due_at, planned_at)
        SELECT 'T1', 'round', lpad(CAST(n AS text), 32, '0'),
            CASE WHEN n < :due THEN CAST(:at AS timestamptz)
            ELSE CAST(:later AS timestamptz) + n % 9973 * interval '1 second' END,
            CAST(:at AS timestamptz)
        FROM generate_series(CAST(:first AS int), CAST(:beyond AS int) - 1) AS n
    """,
    "sqlite": """
        WITH RECURSIVE numbers(n) AS (
            SELECT :first WHERE :first < :beyond
            UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :beyond
        )
        INSERT INTO agenda (workspace_id, kind, subject, due_at, planned_at)
        SELECT 'T1', 'round', printf('%032d', n),
            CASE WHEN n < :due THEN :at
            ELSE strftime('%Y-%m-%d %H:%M:%S.000000', :later, (n % 9973) || ' seconds') END,
            :at
        FROM numbers
    """,
}


def plan(database: Database, rows: int, *, due: int | None = None, first: int = 0) -> None:
    """Put so many rows on the agenda; only the first `due` are due, all unless given.

    The database makes them itself: two million take seconds.
    """
    values = {
        "first": first,
        "beyond": first + rows,
        "due": rows if due is None else due,
        "at": f"{AT:%Y-%m-%d %H:%M:%S.%f}",
        "later": f"{AT + timedelta(days=1):%Y-%m-%d %H:%M:%S.%f}",
    }
    with database.writing() as connection:
        connection.execute(sa.text(_PLAN[connection.dialect.name]), values)


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
