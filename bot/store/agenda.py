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

from bot.store.bound import among
from bot.store.quiet import is_quiet
from bot.store.tables import agenda
from bot.store.tables.base import Instant
from bot.store.transaction import Tx

COLUMNS = (
    agenda.c.workspace_id,
    agenda.c.kind,
    agenda.c.subject,
    agenda.c.due_at,
    agenda.c.planned_at,
    agenda.c.attempts,
)
FORGET = "forget_workspace"
"""The kind of moment at which a dead installation's data ends."""

OPEN = agenda.c.parked_at.is_(None)
# Equal moments: always the same order, on every replica and both databases.
ORDER = (agenda.c.due_at, agenda.c.workspace_id, agenda.c.kind, agenda.c.subject)


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


_FRESH = {
    "due_at": sa.bindparam("due", type_=Instant),
    "planned_at": sa.bindparam("due", type_=Instant),
    "attempts": 0,
    "parked_at": None,
    "error": "",
}
# The names of columns cannot be those of values in an UPDATE; one set of names serves all.
_KEY: dict[str, sa.BindParameter[str]] = {
    "workspace_id": sa.bindparam("workspace"),
    "kind": sa.bindparam("what"),
    "subject": sa.bindparam("which"),
}
IS = sa.and_(*(agenda.c[name] == value for name, value in _KEY.items()))
# A quiet workspace's moments wait, all but the one that forgets it.
MAY_ACT = sa.or_(agenda.c.kind == FORGET, ~is_quiet(agenda.c.workspace_id))


def _put(insert: sqlite.Insert | postgresql.Insert) -> sa.Executable:
    return insert.values(**_KEY, **_FRESH).on_conflict_do_update(
        index_elements=["workspace_id", "kind", "subject"], set_=_FRESH
    )


_PUT = {"sqlite": _put(sqlite.insert(agenda)), "postgresql": _put(postgresql.insert(agenda))}
_DROP = agenda.delete().where(IS)
_FIND = sa.select(*COLUMNS).where(IS)
_NEXT = sa.select(agenda.c.due_at).where(OPEN, MAY_ACT).order_by(agenda.c.due_at).limit(1)
_NEXT_OF = _NEXT.where(among(agenda.c.kind))


def put(tx: Tx, kind: str, subject: str, due_at: datetime) -> None:
    """Plan a moment, or move it: a kind and subject have at most one. Unparks it, too."""
    statement = _PUT[tx.connection.dialect.name]
    tx.connection.execute(statement, {**named(tx.workspace_id, kind, subject), "due": due_at})


def drop(tx: Tx, kind: str, subject: str) -> bool:
    """Forget a moment; whether there was one."""
    values = named(tx.workspace_id, kind, subject)
    return tx.connection.execute(_DROP, values).rowcount > 0


def find(tx: Tx, kind: str, subject: str) -> AgendaRow | None:
    """The moment of this kind and subject, parked or not."""
    row = tx.connection.execute(_FIND, named(tx.workspace_id, kind, subject)).first()
    return None if row is None else read(row)


def unpark(tx: Tx, at: datetime) -> int:
    """Try every parked row of the workspace again now; how many there were."""
    return tx.run(
        agenda.update()
        .where(agenda.c.workspace_id == tx.workspace_id, ~OPEN)
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
            OPEN,
            MAY_ACT,
        )
        .order_by(*ORDER)
    )
    return tuple(row.subject for row in rows)


def next_due(connection: sa.Connection, kinds: Sequence[str] | None = None) -> datetime | None:
    """The moment of the next row (past, if it is overdue); None on an empty agenda."""
    if kinds is None:
        return connection.scalar(_NEXT)
    return connection.scalar(_NEXT_OF, {"kind": kinds})


def upcoming(connection: sa.Connection, limit: int) -> list[AgendaRow]:
    """The next rows of all workspaces, soonest first."""
    found = connection.execute(sa.select(*COLUMNS).where(OPEN).order_by(*ORDER).limit(limit))
    return [read(row) for row in found]


def parked(connection: sa.Connection, limit: int = 100) -> list[ParkedRow]:
    """The rows that were given up, latest first."""
    found = connection.execute(
        sa.select(*COLUMNS, agenda.c.parked_at, agenda.c.error)
        .where(~OPEN)
        .order_by(agenda.c.parked_at.desc(), *ORDER)
        .limit(limit)
    )
    return [ParkedRow(read(row), row.parked_at, row.error) for row in found]


def named(workspace_id: str, kind: str, subject: str) -> dict[str, Any]:
    """The values that name a row in a statement with `IS`."""
    return {"workspace": workspace_id, "what": kind, "which": subject}


def read(row: sa.Row[*tuple[Any, ...]]) -> AgendaRow:
    """The moment in a row of `COLUMNS`."""
    return AgendaRow(
        row.workspace_id, row.kind, row.subject, row.due_at, row.planned_at, row.attempts
    )
