"""The agenda: every moment in the future at which the bot must act, one row each.

A row's effects are in the database only, so taking it, acting and moving it are one transaction:
killed half-way, nothing happened. Parked rows have failed too often and wait for a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.quiet import is_quiet
from bot.store.tables import agenda
from bot.store.transaction import Tx

_COLUMNS = (
    agenda.c.workspace_id,
    agenda.c.kind,
    agenda.c.subject,
    agenda.c.due_at,
    agenda.c.planned_at,
    agenda.c.attempts,
)
FORGET = "forget_workspace"
"""The kind of moment at which a dead installation's data ends."""

_OPEN = agenda.c.parked_at.is_(None)
# Equal moments: always the same order, on every replica and both databases.
_ORDER = (agenda.c.due_at, agenda.c.workspace_id, agenda.c.kind, agenda.c.subject)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One moment: `kind` says what to do, `subject` to what (an id)."""

    workspace_id: str
    kind: str
    subject: str
    due_at: datetime
    """When it is tried; later than planned after a failure."""
    planned_at: datetime
    """When it should have been."""
    attempts: int
    """How often it has failed."""


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A moment that failed too often, with the class of its last error."""

    row: AgendaRow
    parked_at: datetime
    error: str


def put(tx: Tx, kind: str, subject: str, due_at: datetime) -> None:
    """Plan a moment, or move it: a kind and subject have at most one. Unparks it, too."""
    insert = postgresql.insert if tx.connection.dialect.name == "postgresql" else sqlite.insert
    fresh = {
        "due_at": due_at,
        "planned_at": due_at,
        "attempts": 0,
        "parked_at": None,
        "error": "",
    }
    statement = insert(agenda).values(
        workspace_id=tx.workspace_id, kind=kind, subject=subject, **fresh
    )
    tx.connection.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace_id", "kind", "subject"], set_=fresh
        )
    )


def drop(tx: Tx, kind: str, subject: str) -> bool:
    """Forget a moment; whether there was one."""
    return tx.run(agenda.delete().where(_is(tx.workspace_id, kind, subject))) > 0


def find(tx: Tx, kind: str, subject: str) -> AgendaRow | None:
    """The moment of this kind and subject, parked or not."""
    row = tx.first(sa.select(*_COLUMNS).where(_is(tx.workspace_id, kind, subject)))
    return None if row is None else _read(row)


def take_due(
    connection: sa.Connection, at: datetime, kinds: Sequence[str] | None = None
) -> AgendaRow | None:
    """The oldest row due by `at` (and of these kinds), locked till the transaction ends.

    Rows another process is working on are passed over (PostgreSQL); on SQLite there is one writer.
    """
    statement = sa.select(*_COLUMNS).where(_OPEN, agenda.c.due_at <= at, _may_act())
    if kinds is not None:
        statement = statement.where(agenda.c.kind.in_(kinds))
    row = connection.execute(
        statement.order_by(*_ORDER).limit(1).with_for_update(skip_locked=True, of=agenda)
    ).first()
    return None if row is None else _read(row)


def remove(connection: sa.Connection, row: AgendaRow) -> None:
    """Take a row off the agenda."""
    connection.execute(agenda.delete().where(_same(row)))


def postpone(connection: sa.Connection, row: AgendaRow, due_at: datetime, error: str) -> None:
    """Try a failed row again later; one that was moved or taken meanwhile is left alone."""
    connection.execute(
        agenda.update()
        .where(_same(row), _unchanged(row))
        .values(due_at=due_at, attempts=row.attempts + 1, error=error)
    )


def park(connection: sa.Connection, row: AgendaRow, at: datetime, error: str) -> bool:
    """Give a failing row up till a person looks; False for one that was moved meanwhile."""
    changed = connection.execute(
        agenda.update()
        .where(_same(row), _unchanged(row))
        .values(parked_at=at, attempts=row.attempts + 1, error=error)
    )
    return changed.rowcount > 0


def unpark(tx: Tx, at: datetime) -> int:
    """Try every parked row of the workspace again now; how many there were."""
    return tx.run(
        agenda.update()
        .where(agenda.c.workspace_id == tx.workspace_id, ~_OPEN)
        .values(parked_at=None, attempts=0, error="", due_at=at)
    )


def due_subjects(tx: Tx, kind: str, at: datetime) -> tuple[str, ...]:
    """What is due of one kind, oldest first; the rows stay where they are."""
    rows = tx.rows(
        sa.select(agenda.c.subject)
        .where(
            agenda.c.workspace_id == tx.workspace_id,
            agenda.c.kind == kind,
            agenda.c.due_at <= at,
            _OPEN,
            _may_act(),
        )
        .order_by(*_ORDER)
    )
    return tuple(row.subject for row in rows)


def next_due(connection: sa.Connection, kinds: Sequence[str] | None = None) -> datetime | None:
    """The moment of the next row (past, if it is overdue); None on an empty agenda."""
    statement = sa.select(agenda.c.due_at).where(_OPEN, _may_act())
    if kinds is not None:
        statement = statement.where(agenda.c.kind.in_(kinds))
    return connection.scalar(statement.order_by(agenda.c.due_at).limit(1))


def upcoming(connection: sa.Connection, limit: int) -> list[AgendaRow]:
    """The next rows of all workspaces, soonest first."""
    found = connection.execute(sa.select(*_COLUMNS).where(_OPEN).order_by(*_ORDER).limit(limit))
    return [_read(row) for row in found]


def parked(connection: sa.Connection, limit: int = 100) -> list[ParkedRow]:
    """The rows that were given up, latest first."""
    found = connection.execute(
        sa.select(*_COLUMNS, agenda.c.parked_at, agenda.c.error)
        .where(~_OPEN)
        .order_by(agenda.c.parked_at.desc(), *_ORDER)
        .limit(limit)
    )
    return [ParkedRow(_read(row), row.parked_at, row.error) for row in found]


def _may_act() -> sa.ColumnElement[bool]:
    """A quiet workspace's moments wait, all but the one that forgets it."""
    return sa.or_(agenda.c.kind == FORGET, ~is_quiet(agenda.c.workspace_id))


def _is(workspace_id: str, kind: str, subject: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        agenda.c.workspace_id == workspace_id,
        agenda.c.kind == kind,
        agenda.c.subject == subject,
    )


def _same(row: AgendaRow) -> sa.ColumnElement[bool]:
    return _is(row.workspace_id, row.kind, row.subject)


def _unchanged(row: AgendaRow) -> sa.ColumnElement[Any]:
    return sa.and_(agenda.c.due_at == row.due_at, agenda.c.attempts == row.attempts)


def _read(row: sa.Row[*tuple[Any, ...]]) -> AgendaRow:
    return AgendaRow(
        row.workspace_id, row.kind, row.subject, row.due_at, row.planned_at, row.attempts
    )
