"""The schema: bring a database up to this program's tables, and refuse one that is newer.

Alembic needs no alembic.ini: its settings are made here. The scripts lie in ``migrations/`` of a
checkout, or in ``bot/_migrations`` of an installed package.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.script import Script

from bot.store.engine import WRITES
from bot.store.problems import DatabaseProblem

OLDEST_POSTGRESQL = (13,)
"""Older ones get no corrections any more."""

_LOCK = 0x46697273  # any constant: names our migration lock among PostgreSQL's advisory locks


def migrate(engine: sa.Engine, revision: str = "head") -> None:
    """Bring the database to the newest schema (or a revision), in one locked transaction.

    Replicas that start together wait for the first, then find nothing to do; a migration that
    fails changes nothing.

    Raises:
        DatabaseProblem: the schema is newer than this program, or its tables are not those of its
            version; or PostgreSQL is too old.
    """
    with _locked(engine) as connection:
        if _refuse_newer(connection) == head() and revision == "head":
            return
        try:
            command.upgrade(_config(connection), revision)
        except sa.exc.DBAPIError as error:
            msg = (
                "The database's tables are not those of its version, so it cannot be brought up to"
                " date; restore its backup, or name an empty database."
            )
            raise DatabaseProblem(msg) from error


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Take the schema back to a revision; what its tables held is lost with them."""
    with _locked(engine) as connection:
        command.downgrade(_config(connection), revision)


def check_schema(engine: sa.Engine) -> None:
    """Make sure that the schema is this program's.

    Raises:
        DatabaseProblem: it is newer, older or missing.
    """
    with engine.connect() as connection, connection.begin():
        if _refuse_newer(connection) != head():
            msg = (
                'The database is not up to date; start "firsthand run" once, which brings it up to'
                " date."
            )
            raise DatabaseProblem(msg)


def revise(engine: sa.Engine, message: str) -> Path | None:
    """Write the next migration into a checkout, from the database's tables to the program's.

    Gives the file, or None if there is nothing to change.
    """
    number = int(head() or 0) + 1

    def drop_empty(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
        upgrade = directives[0].upgrade_ops
        if upgrade is not None and upgrade.is_empty():
            directives.clear()

    with _locked(engine) as connection:
        script = command.revision(
            _config(connection),
            message=message,
            rev_id=f"{number:04}",
            autogenerate=True,
            process_revision_directives=drop_empty,
        )
    return Path(script.path) if isinstance(script, Script) else None


def head() -> str | None:
    """The newest revision this program knows."""
    return max(_known(), default=None)


@contextmanager
def _locked(engine: sa.Engine) -> Iterator[sa.Connection]:
    with engine.connect() as connection, _tables_may_be_made_anew(connection):
        connection.execution_options(**{WRITES: True})
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection


@contextmanager
def _tables_may_be_made_anew(connection: sa.Connection) -> Iterator[None]:
    """Some changes make a table anew on SQLite and drop the old one.

    With foreign keys on, that would delete every row that refers to it. They can only be turned
    off outside of a transaction; the rows are copied as they were, so that all still refer.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_scripts()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _scripts() -> Path:
    package = Path(__file__).parent.parent
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def _known() -> set[str]:
    """Every revision, by the names of the files: reading those takes longer than all of a start."""
    return {path.name.partition("_")[0] for path in (_scripts() / "versions").glob("[0-9]*.py")}


def _refuse_old_server(connection: sa.Connection) -> None:
    version = connection.dialect.server_version_info or ()
    if connection.dialect.name == "postgresql" and version < OLDEST_POSTGRESQL:
        msg = (
            f"PostgreSQL {'.'.join(map(str, version))} is too old;"
            f" Firsthand needs {OLDEST_POSTGRESQL[0]} or newer."
        )
        raise DatabaseProblem(msg)


def _refuse_newer(connection: sa.Connection) -> str | None:
    """The database's revision, None of an empty one, if this program can work with it."""
    _refuse_old_server(connection)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in _known():
        msg = (
            "The database was made by a newer Firsthand than this one;"
            " start that version, or restore the backup made before the upgrade."
        )
        raise DatabaseProblem(msg)
    return current
