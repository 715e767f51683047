"""Parts of statements that are built once: what a call brings along is a bound parameter.

SQLAlchemy takes longer to build a statement than SQLite to answer it, so those of every round and
every button stand beside their functions as constants. `Tx` says which workspace is meant.
"""

from typing import Any

from sqlalchemy import ColumnElement, Table, Update, bindparam, update


def ours(table: Table) -> ColumnElement[bool]:
    """Whether a row is of the transaction's workspace."""
    return table.c.workspace_id == bindparam("workspace")


def given(column: ColumnElement[Any], name: str = "") -> ColumnElement[bool]:
    """Whether a column is the value of its own name, or of another.

    In a change the name must be another: SQLAlchemy sets those columns whose names it is given.
    """
    return column == bindparam(name or column.key)


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a column is one of the values given under its name; never, if there are none."""
    return column.in_(bindparam(column.key, expanding=True))


def change_of(table: Table) -> Update:
    """Set the given columns of the row whose id is ``which``."""
    return update(table).where(ours(table), given(table.c.id, "which"))
