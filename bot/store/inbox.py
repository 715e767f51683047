"""The inbox: each incoming event counts once, whatever arrives twice."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import inbox
from bot.store.transaction import Tx

KEPT = timedelta(hours=25)
"""Slack sends an event again for up to a day after it happened."""


def first_time(tx: Tx, source: str, external_id: str, at: datetime) -> bool:
    """Whether this event has not been seen; it has from now on, if the transaction commits."""
    insert = postgresql.insert if tx.connection.dialect.name == "postgresql" else sqlite.insert
    found = tx.connection.scalar(
        insert(inbox)
        .values(
            workspace_id=tx.workspace_id, source=source, external_id=external_id, received_at=at
        )
        .on_conflict_do_nothing()
        .returning(inbox.c.external_id)
    )
    return found is not None


def purge(tx: Tx, at: datetime) -> int:
    """Forget events older than they can come again; how many."""
    return tx.run(
        sa.delete(inbox).where(
            inbox.c.workspace_id == tx.workspace_id, inbox.c.received_at < at - KEPT
        )
    )
