"""The agenda as the tick sees it: count what is due, take a row, finish it or try it later."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store.agenda import COLUMNS, IS, MAY_ACT, OPEN, ORDER, AgendaRow, named, read
from bot.store.tables import agenda
from bot.store.tables.base import Instant

_DUE = (
    OPEN,
    agenda.c.due_at <= sa.bindparam("at", type_=Instant),
    MAY_ACT,
    agenda.c.kind.in_(sa.bindparam("kinds", expanding=True)),
)
_COUNT = sa.select(sa.func.count()).select_from(
    sa.select(agenda.c.kind).where(*_DUE).limit(sa.bindparam("most", type_=sa.Integer)).subquery()
)
_TAKE = (
    sa.select(*COLUMNS)
    .where(*_DUE)
    .order_by(*ORDER)
    .limit(1)
    .with_for_update(skip_locked=True, of=agenda)
)
_REMOVE = agenda.delete().where(IS)
_FAILED = sa.bindparam("failed", type_=sa.Integer)
_LATER = sa.bindparam("later", type_=Instant)
_UNCHANGED = agenda.update().where(
    IS, agenda.c.due_at == sa.bindparam("due", type_=Instant), agenda.c.attempts == _FAILED
)
_POSTPONE = _UNCHANGED.values(due_at=_LATER, attempts=_FAILED + 1, error=sa.bindparam("why"))
_PARK = _UNCHANGED.values(parked_at=_LATER, attempts=_FAILED + 1, error=sa.bindparam("why"))


def count_due(connection: sa.Connection, at: datetime, kinds: Sequence[str], most: int) -> int:
    """How many rows of these kinds are due by `at`, counted up to `most`; locks nothing."""
    return connection.scalar(_COUNT, {"at": at, "kinds": kinds, "most": most}) or 0


def take_due(connection: sa.Connection, at: datetime, kinds: Sequence[str]) -> AgendaRow | None:
    """The oldest row of these kinds due by `at`, locked till the transaction ends.

    Rows another process is working on are passed over (PostgreSQL); on SQLite there is one writer.
    """
    row = connection.execute(_TAKE, {"at": at, "kinds": kinds}).first()
    return None if row is None else read(row)


def remove(connection: sa.Connection, row: AgendaRow) -> None:
    """Take a row off the agenda."""
    connection.execute(_REMOVE, named(row.workspace_id, row.kind, row.subject))


def postpone(connection: sa.Connection, row: AgendaRow, due_at: datetime, error: str) -> None:
    """Try a failed row again later; one that was moved or taken meanwhile is left alone."""
    connection.execute(_POSTPONE, _failed(row, due_at, error))


def park(connection: sa.Connection, row: AgendaRow, at: datetime, error: str) -> bool:
    """Give a failing row up till a person looks; False for one that was moved meanwhile."""
    return connection.execute(_PARK, _failed(row, at, error)).rowcount > 0


def _failed(row: AgendaRow, later: datetime, why: str) -> dict[str, Any]:
    key = named(row.workspace_id, row.kind, row.subject)
    return {**key, "due": row.due_at, "failed": row.attempts, "later": later, "why": why}
