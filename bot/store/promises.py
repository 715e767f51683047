"""Promises to customers, open or kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select

from bot.store.bound import change_of, given, ours
from bot.store.joins import PROMISES_WITH_ANSWERS
from bot.store.tables import answer, promise
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
    look_at: datetime | None = None
    """When to nudge next; None: not known yet, or never."""
    reminder: str = ""
    """Key of the last message that nudged about it."""
    handover_to: str = ""
    """User id of a colleague who was asked to take it over; it is not theirs yet."""
    handover_at: datetime | None = None


_OURS = select(promise).where(ours(promise))
_GET = _OURS.where(given(promise.c.id))
_OF_FOLLOWUP = _OURS.where(given(promise.c.followup_id))
_OPEN = _OURS.where(promise.c.state == "open").order_by(
    promise.c.due_on.is_(None), promise.c.due_on, promise.c.id
)
_STILL_OPEN = _OPEN.where(given(promise.c.user_id))
_OPEN_TO = (
    _OPEN.select_from(PROMISES_WITH_ANSWERS)
    .where(given(promise.c.customer_id), answer.c.withdrawn_at.is_(None))
    .where(
        given(promise.c.user_id, "reader")
        | answer.c.visibility.is_(None)
        | (answer.c.visibility != "me")
    )
)
_CHANGE = change_of(promise)
_CHANGE_OPEN = _CHANGE.where(promise.c.state == "open")
_HAND_OVER = _CHANGE_OPEN.where(given(promise.c.handover_to, "to")).values(
    handover_to="", handover_at=None, look_at=None
)


def _from_row(row: Row[Any]) -> Promise:
    values = row._asdict()
    return Promise(**{name: values[name] for name in Promise.__dataclass_fields__})


def of_followup(tx: Tx, followup_id: str) -> Promise | None:
    """The promise made in an answer, if any."""
    row = tx.first(_OF_FOLLOWUP, followup_id=followup_id)
    return None if row is None else _from_row(row)


def get(tx: Tx, promise_id: str) -> Promise | None:
    """One promise."""
    row = tx.first(_GET, id=promise_id)
    return None if row is None else _from_row(row)


def still_open(tx: Tx, *, user_id: str) -> tuple[Promise, ...]:
    """Open promises of one person, the next due first."""
    rows = tx.rows(_STILL_OPEN, user_id=user_id)
    return tuple(_from_row(row) for row in rows)


def open_to(tx: Tx, customer_id: str, *, reader: str) -> tuple[Promise, ...]:
    """Open promises to a customer that the reader may see, the next due first.

    What comes from an answer for its author only, or from a withdrawn one, is nobody else's.
    """
    rows = tx.rows(_OPEN_TO, customer_id=customer_id, reader=reader)
    return tuple(_from_row(row) for row in rows)


def add(tx: Tx, new: Promise, *, at: datetime) -> None:
    """Save a promise; ``sqlalchemy.exc.IntegrityError`` if its answer has one."""
    values = {name: getattr(new, name) for name in Promise.__dataclass_fields__}
    tx.run(insert(promise).values(workspace_id=tx.workspace_id, created_at=at, **values))


def change(tx: Tx, promise_id: str, **values: object) -> None:
    """Change columns of one promise."""
    tx.run(_CHANGE, which=promise_id, **values)


def hand_over(tx: Tx, promise_id: str, *, to: str) -> bool:
    """It is theirs from now on; False when they are not asked (any more) to take it."""
    return tx.run(_HAND_OVER, which=promise_id, to=to, user_id=to) > 0


def keep(tx: Tx, promise_id: str, *, at: datetime) -> bool:
    """The customer was told; False when it was not open any more."""
    return tx.run(_CHANGE_OPEN, which=promise_id, state="kept", kept_at=at) > 0
