"""The database's own clock, the same for all replicas: seconds since 1970, real time."""

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
    return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)"


def seconds() -> sa.ColumnElement[int]:
    """Now, as an expression for a query."""
    return DatabaseSeconds()
