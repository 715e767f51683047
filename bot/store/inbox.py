"""The inbox: each incoming event counts once, whatever arrives twice."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.bound import ours
from bot.store.tables import inbox
from bot.store.transaction import Tx

KEPT = timedelta(hours=25)
"""Slack sends an event again for up to a day after it happened."""


def _take(insert: sqlite.Insert | postgresql.Insert) -> sa.Executable:
    return insert.on_conflict_do_nothing().returning(inbox.c.external_id)


_TAKE = {"sqlite": _take(sqlite.insert(inbox)), "postgresql": _take(postgresql.insert(inbox))}
_PURGE = sa.delete(inbox).where(ours(inbox), inbox.c.received_at < sa.bindparam("before"))


def first_time(tx: Tx, source: str, external_id: str, at: datetime) -> bool:
    """Whether this event has not been seen; it has from now on, if the transaction commits."""
    event = {"source": source, "external_id": external_id, "received_at": at}
    statement = _TAKE[tx.connection.dialect.name]
    found = tx.connection.scalar(statement, {"workspace_id": tx.workspace_id, **event})
    return found is not None


def purge(tx: Tx, at: datetime) -> int:
    """Forget events older than they can come again; how many."""
    return tx.run(_PURGE, before=at - KEPT)
