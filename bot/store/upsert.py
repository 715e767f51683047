"""INSERT … ON CONFLICT, the same on SQLite and PostgreSQL."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.transaction import Tx


def upsert(tx: Tx, table: Table, values: Mapping[str, Any], *, update: Collection[str]) -> None:
    """Insert a row of the workspace, or change the columns in ``update`` where its key exists."""
    statement = _statement(tx.connection.dialect.name, table, tuple(update))
    tx.connection.execute(statement, {"workspace_id": tx.workspace_id, **values})


@cache
def _statement(dialect: str, table: Table, update: tuple[str, ...]) -> Executable:
    """Built once for each use of it in the code."""
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: insert.excluded[name] for name in update},
    )
