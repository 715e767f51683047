"""Quiet workspaces: their installation is dead, so nothing is done or said until it works again."""

from datetime import datetime

import sqlalchemy as sa

from bot.store.tables import metadata, workspace
from bot.store.transaction import Tx


def is_quiet(workspace_id: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether the workspace of a query's row is quiet."""
    return sa.exists().where(
        workspace.c.workspace_id == workspace_id, workspace.c.quiet_since.is_not(None)
    )


def since(tx: Tx) -> datetime | None:
    """When this workspace fell quiet; None while it works (or is not known)."""
    row = tx.first(
        sa.select(workspace.c.quiet_since).where(workspace.c.workspace_id == tx.workspace_id)
    )
    return None if row is None else row.quiet_since


def quieten(tx: Tx, at: datetime) -> bool:
    """Let the workspace fall quiet; False if it was, or is not known."""
    return _change(tx, workspace.c.quiet_since.is_(None), at)


def resume(tx: Tx) -> bool:
    """Let the workspace speak again; False if it was not quiet."""
    return _change(tx, workspace.c.quiet_since.is_not(None), None)


def forget(tx: Tx) -> None:
    """Delete everything that is stored of the workspace."""
    for table in reversed(metadata.sorted_tables):
        tx.run(table.delete().where(table.c.workspace_id == tx.workspace_id))


def _change(tx: Tx, condition: sa.ColumnElement[bool], to: datetime | None) -> bool:
    changed = tx.run(
        workspace.update()
        .where(workspace.c.workspace_id == tx.workspace_id, condition)
        .values(quiet_since=to)
    )
    return changed > 0
