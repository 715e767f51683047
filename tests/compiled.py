"""SQLAlchemy's compiled statements, kept for all tests of a process and not for one engine.

Every test opens its own database with its own engine, and an engine compiles each statement anew:
a tenth of a second a test. The bot itself has one engine in its life. What is kept is found by the
dialect too, so the dialects of these engines are equal where their classes are.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

KEPT: dict[Any, Any] = {}


class _Alike:
    """Equal to every other of its class; engines with it keep what they compile in one place."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: sa.Engine) -> None:
        engine.update_execution_options(compiled_cache=KEPT)


class SQLite(_Alike, SQLiteDialect_pysqlite):
    """SQLite in tests."""

    supports_statement_cache = True


class PostgreSQL(_Alike, PGDialect_psycopg):
    """PostgreSQL in tests."""

    supports_statement_cache = True


def keep_compiled() -> None:
    """Have every engine that is made from now on share what it compiles."""
    registry.register("sqlite", __name__, "SQLite")
    registry.register("sqlite.pysqlite", __name__, "SQLite")
    registry.register("postgresql.psycopg", __name__, "PostgreSQL")
