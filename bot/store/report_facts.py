"""What a report counts beside what a digest does."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from bot.core.localtime import local_day
from bot.core.metrics import Promised
from bot.store.tables import answer, promise
from bot.store.transaction import Tx


def call_minutes(
    tx: Tx, rotation_id: str, since: datetime, until: datetime
) -> Sequence[int | None]:
    """The length of each call of ``[since, until)`` that took place, where it is known."""
    rows = tx.rows(
        select(answer.c.minutes)
        .where(
            answer.c.workspace_id == tx.workspace_id,
            answer.c.rotation_id == rotation_id,
            answer.c.outcome == "attended",
            answer.c.withdrawn_at.is_(None),
            answer.c.happened_at >= since,
            answer.c.happened_at < until,
        )
        .order_by(answer.c.followup_id)
    )
    return [row.minutes for row in rows]


def promised(
    tx: Tx, rotation_id: str, since: date, until: date, *, zone: str
) -> Sequence[Promised]:
    """The promises that were due on days of ``[since, until)`` and were not dropped."""
    rows = tx.rows(
        select(promise.c.due_on, promise.c.kept_at)
        .where(
            promise.c.workspace_id == tx.workspace_id,
            promise.c.rotation_id == rotation_id,
            promise.c.state != "dropped",
            promise.c.due_on >= since,
            promise.c.due_on < until,
        )
        .order_by(promise.c.id)
    )
    return [
        Promised(
            due_on=row.due_on,
            kept_on=None if row.kept_at is None else local_day(row.kept_at, zone),
        )
        for row in rows
    ]
