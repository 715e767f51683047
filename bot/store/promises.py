"""Promises to customers, open or kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.store.tables import promise
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """A promise to a customer, as stored."""

    id: str
    followup_id: str | None
    rotation_id: str
    customer_id: str | None
    user_id: str
    kind: str
    text: str
    due_on: date | None
    update_on: date | None
    state: str
    kept_at: datetime | None = None


def _from_row(row: Row[Any]) -> Promise:
    values = row._asdict()
    return Promise(**{name: values[name] for name in Promise.__dataclass_fields__})


def of_followup(tx: Tx, followup_id: str) -> Promise | None:
    """The promise made in an answer, if any."""
    row = tx.first(
        select(promise).where(
            promise.c.workspace_id == tx.workspace_id, promise.c.followup_id == followup_id
        )
    )
    return None if row is None else _from_row(row)


def get(tx: Tx, promise_id: str) -> Promise | None:
    """One promise."""
    row = tx.first(
        select(promise).where(promise.c.workspace_id == tx.workspace_id, promise.c.id == promise_id)
    )
    return None if row is None else _from_row(row)


def still_open(
    tx: Tx, *, user_id: str | None = None, customer_ids: Collection[str] = ()
) -> tuple[Promise, ...]:
    """Open promises of one person, or to these customers, the next due first."""
    statement = select(promise).where(
        promise.c.workspace_id == tx.workspace_id, promise.c.state == "open"
    )
    statement = (
        statement.where(promise.c.customer_id.in_(customer_ids))
        if user_id is None
        else statement.where(promise.c.user_id == user_id)
    )
    rows = tx.rows(statement.order_by(promise.c.due_on.is_(None), promise.c.due_on, promise.c.id))
    return tuple(_from_row(row) for row in rows)


def add(tx: Tx, new: Promise, *, at: datetime) -> None:
    """Save a promise; ``sqlalchemy.exc.IntegrityError`` if its answer has one."""
    values = {name: getattr(new, name) for name in Promise.__dataclass_fields__}
    tx.run(insert(promise).values(workspace_id=tx.workspace_id, created_at=at, **values))


def change(tx: Tx, promise_id: str, **values: object) -> None:
    """Change columns of one promise."""
    tx.run(
        update(promise)
        .where(promise.c.workspace_id == tx.workspace_id, promise.c.id == promise_id)
        .values(**values)
    )


def keep(tx: Tx, promise_id: str, *, at: datetime) -> bool:
    """The customer was told; False when it was not open any more."""
    return bool(
        tx.run(
            update(promise)
            .where(
                promise.c.workspace_id == tx.workspace_id,
                promise.c.id == promise_id,
                promise.c.state == "open",
            )
            .values(state="kept", kept_at=at)
        )
    )
