"""The database's own clock, the same for all replicas: time since 1970, real time."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler


class _Written(sa.sql.functions.FunctionElement[int]):
    """A number that each database writes in its own words; ``{}`` is what it is given."""

    type = sa.BigInteger()
    inherit_cache = True
    on_sqlite: ClassVar[str]
    on_postgresql: ClassVar[str]


@compiles(_Written)
def _write(element: _Written, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 -- SQLAlchemy's signature
    on_sqlite = compiler.dialect.name == "sqlite"
    words = element.on_sqlite if on_sqlite else element.on_postgresql
    return words.format(compiler.process(element.clauses, **options))


class DatabaseSeconds(_Written):
    """The moment this is evaluated, also within a long transaction."""

    name = "database_seconds"
    inherit_cache = True
    on_sqlite = "CAST(strftime('%s', 'now') AS INTEGER)"
    on_postgresql = "CAST(floor(EXTRACT(EPOCH FROM clock_timestamp())) AS BIGINT)"


class DatabaseMilliseconds(_Written):
    """The same moment, finer."""

    name = "database_milliseconds"
    inherit_cache = True
    on_sqlite = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"
    on_postgresql = "CAST(floor(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)"


class Largest(_Written):
    """The largest of several numbers, none of them null."""

    name = "largest"
    inherit_cache = True
    on_sqlite = "max({})"
    on_postgresql = "greatest({})"


def seconds() -> sa.ColumnElement[int]:
    """Now, as an expression for a query."""
    return DatabaseSeconds()


def milliseconds() -> sa.ColumnElement[int]:
    """Now, as a finer expression for a query."""
    return DatabaseMilliseconds()


def in_full(wait: sa.ColumnElement[int] | int) -> sa.ColumnElement[int]:
    """The moment after which so many seconds have passed in full, whenever this second began."""
    return seconds() + wait + 1
