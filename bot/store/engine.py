"""Engines for SQLite and PostgreSQL that behave alike, with errors a person can act on.

SQLite: write-ahead log, a busy time-out, foreign keys, and writers that begin with IMMEDIATE: a
deferred transaction that turns into a write fails at once whatever the busy time-out. PostgreSQL:
a session left idle in a transaction (a frozen process) is ended, and what it held is free again.
"""

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.problems import DatabaseProblem, problem_of
from bot.store.shares import share_of

WRITES = "firsthand_writes"
"""Execution option: this connection's transactions write (else they only read)."""

BUSY_SECONDS = 20.0
IDLE_SECONDS = 60.0
CONNECT_SECONDS = 10
_TRIES = 20

_HINT = 'Use "sqlite:///firsthand.sqlite3" or "postgresql://user:password@host/database".'


def make_engine(url: str) -> sa.Engine:
    """An engine for a database address; connects only when first used.

    Raises:
        DatabaseProblem: the address cannot be used. Later, the same class is raised by whatever
            first meets a database that cannot be reached, read or written.
    """
    parsed = _parse(url)
    engine = _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed)
    event.listen(engine, "handle_error", problem_of, retval=True)
    return engine


def _parse(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):  # not chained: the message would show the address
        msg = f"The database address cannot be read. {_HINT}"
        raise DatabaseProblem(msg) from None
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        msg = f'The database kind "{parsed.drivername}" is not supported. {_HINT}'
        raise DatabaseProblem(msg)
    return parsed


def _sqlite(url: sa.URL) -> sa.Engine:
    name = url.database
    if not name or name == ":memory:" or name.startswith("file:"):
        msg = f"SQLite needs a file that stays: nothing may be lost on a restart. {_HINT}"
        raise DatabaseProblem(msg)
    folder = Path(name).absolute().parent
    if not folder.is_dir():
        msg = f"The folder {folder} for the SQLite file does not exist; create it first."
        raise DatabaseProblem(msg)
    if kind := share_of(folder):
        msg = (
            f"The folder {folder} for the SQLite file is on a network share ({kind}), where locks"
            " do not hold; put the file on a local disk, or use PostgreSQL."
        )
        raise DatabaseProblem(msg)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):  # pragma: no cover -- only one driver
        return
    connection.isolation_level = None  # the driver must not begin transactions by itself
    connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    _write_ahead(connection)
    for pragma in (
        # FULL: a commit is on the disk before Slack hears of it, also when the power fails.
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Several that open a new file at once are in each other's way, without any busy time-out."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            connection.execute("BEGIN IMMEDIATE")  # waits for whoever is at it
            connection.execute("COMMIT")
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, True)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")


def _postgresql(url: sa.URL) -> sa.Engine:
    if find_spec("psycopg") is None:
        msg = 'PostgreSQL needs its driver: install it with pip install "psycopg[binary]".'
        raise DatabaseProblem(msg)
    idle = int(IDLE_SECONDS * 1000)
    options: dict[str, Any] = {
        "application_name": "firsthand",
        "connect_timeout": CONNECT_SECONDS,
        "options": f"-c idle_in_transaction_session_timeout={idle} -c timezone=UTC",
    }
    given = {key: value for key, value in url.query.items() if key not in options}
    return sa.create_engine(
        url.set(query=given),
        connect_args=options,
        hide_parameters=True,  # what a query was given may be a customer's words
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=10,
    )
