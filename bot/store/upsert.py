"""INSERT … ON CONFLICT, the same on SQLite and PostgreSQL."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.transaction import Tx


def upsert(tx: Tx, table: Table, values: Mapping[str, Any], *, update: Collection[str]) -> None:
    """Insert a row of the workspace, or change the columns in ``update`` where its key exists."""
    dialect = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(table).values(workspace_id=tx.workspace_id, **values)
    tx.connection.execute(
        insert.on_conflict_do_update(
            index_elements=list(table.primary_key.columns),
            set_={name: insert.excluded[name] for name in update},
        )
    )
