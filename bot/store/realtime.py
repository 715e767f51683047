"""The database's own clock, the same for all replicas: time since 1970, real time."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler


class DatabaseSeconds(sa.sql.functions.FunctionElement[int]):
    """The moment this is evaluated, also within a long transaction."""

    name = "database_seconds"
    type = sa.BigInteger()
    inherit_cache = True


@compiles(DatabaseSeconds, "sqlite")
def _sqlite(_element: DatabaseSeconds, _compiler: SQLCompiler, **_options: Any) -> str:  # noqa: ANN401 -- SQLAlchemy's signature
    return "CAST(strftime('%s', 'now') AS INTEGER)"


@compiles(DatabaseSeconds, "postgresql")
def _postgresql(_element: DatabaseSeconds, _compiler: SQLCompiler, **_options: Any) -> str:  # noqa: ANN401 -- SQLAlchemy's signature
    return "CAST(floor(EXTRACT(EPOCH FROM clock_timestamp())) AS BIGINT)"


class DatabaseMilliseconds(sa.sql.functions.FunctionElement[int]):
    """The same moment, finer."""

    name = "database_milliseconds"
    type = sa.BigInteger()
    inherit_cache = True


@compiles(DatabaseMilliseconds, "sqlite")
def _sqlite_fine(_element: DatabaseMilliseconds, _compiler: SQLCompiler, **_options: Any) -> str:  # noqa: ANN401 -- SQLAlchemy's signature
    return "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"


@compiles(DatabaseMilliseconds, "postgresql")
def _postgresql_fine(
    _element: DatabaseMilliseconds,
    _compiler: SQLCompiler,
    **_options: Any,  # noqa: ANN401 -- SQLAlchemy's signature
) -> str:
    return "CAST(floor(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)"


class Largest(sa.sql.functions.FunctionElement[int]):
    """The largest of several numbers, none of them null."""

    name = "largest"
    type = sa.BigInteger()
    inherit_cache = True


@compiles(Largest, "sqlite")
def _sqlite_largest(element: Largest, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 -- SQLAlchemy's signature
    return f"max({compiler.process(element.clauses, **options)})"


@compiles(Largest, "postgresql")
def _postgresql_largest(element: Largest, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 -- SQLAlchemy's signature
    return f"greatest({compiler.process(element.clauses, **options)})"


def seconds() -> sa.ColumnElement[int]:
    """Now, as an expression for a query."""
    return DatabaseSeconds()


def milliseconds() -> sa.ColumnElement[int]:
    """Now, as a finer expression for a query."""
    return DatabaseMilliseconds()


def in_full(wait: sa.ColumnElement[int] | int) -> sa.ColumnElement[int]:
    """The moment after which so many seconds have passed in full, whenever this second began."""
    return seconds() + wait + 1
