"""Rows as an older replica writes them."""

from datetime import UTC, date, datetime, time
from typing import Final

import sqlalchemy as sa

AT: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
HERE: Final = {"workspace_id": "T1"}


def put(connection: sa.Connection, table: str, **values: object) -> None:
    """Write as an older replica does: only the columns it knew."""
    known = sa.Table(table, sa.MetaData(), autoload_with=connection)
    for name, column in known.c.items():
        empty = not column.nullable and column.server_default is None and name not in values
        if empty and not column.primary_key:
            values[name] = FILLING[column.type.python_type]
    connection.execute(sa.insert(known).values(HERE | values))


FILLING = {
    str: "",
    int: 1,
    float: 1.0,
    bool: False,
    dict: [],
    object: [],
    datetime: AT,
    date: AT.date(),
    time: time(10),
}
