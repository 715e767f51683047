"""When members are not picked: periods from every origin, a row each."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, or_, select, true, update

from bot.core.absence import Absence, Reason
from bot.core.calendar_absences import KnownAbsence, follow_calendar
from bot.store.bound import among, ours
from bot.store.ids import new_id
from bot.store.tables import absence
from bot.store.transaction import Tx

_NOT_OVER = (
    select(absence)
    .where(
        ours(absence),
        among(absence.c.member_id),
        or_(absence.c.until.is_(None), absence.c.until > bindparam("at")),
    )
    .order_by(absence.c.since, absence.c.id)
)


def of_members(
    tx: Tx, member_ids: Collection[str], *, at: datetime
) -> Mapping[str, tuple[Absence, ...]]:
    """The absences of each that are not over, earliest first."""
    found: dict[str, tuple[Absence, ...]] = dict.fromkeys(member_ids, ())
    for row in tx.rows(_NOT_OVER, member_id=list(found), at=at):
        found[row.member_id] += (Absence(since=row.since, until=row.until, reason=row.reason),)
    return found


def add(tx: Tx, member_id: str, away: Absence) -> None:
    """Leave a member out of every pick in this period."""
    tx.run(
        insert(absence).values(
            workspace_id=tx.workspace_id,
            id=new_id(),
            member_id=member_id,
            since=away.since,
            until=away.until,
            reason=away.reason,
        )
    )


def end(
    tx: Tx,
    member_id: str,
    *,
    at: datetime,
    reason: Reason | None = None,
    by_hand: bool = False,
) -> int:
    """End what is running and drop what is still to come; gives how many that were.

    With a reason only those of that reason; else what a calendar says is still to come stays. By
    hand: what is running is not begun again because a calendar goes on saying it.
    """
    mine = _of(tx, member_id, reason)
    to_come = mine if reason is not None else and_(mine, absence.c.reason != "calendar")
    dropped = tx.run(delete(absence).where(to_come, absence.c.since >= at))
    ended = tx.run(
        update(absence)
        .where(
            mine,
            absence.c.since <= at,
            or_(absence.c.until.is_(None), absence.c.until > at),
        )
        .values(until=at, ended_by_hand=by_hand)
    )
    return dropped + ended


def replace_calendar(tx: Tx, member_id: str, wanted: Collection[Absence], *, at: datetime) -> bool:
    """Let a member be away as their calendar now says, instead of as it said; whether that is new.

    Absences of other origins stay.
    """
    mine = _of(tx, member_id, "calendar")
    known = [
        KnownAbsence(id=row.id, since=row.since, until=row.until, ended_by_hand=row.ended_by_hand)
        for row in tx.rows(select(absence).where(mine))
    ]
    change = follow_calendar(known, wanted, at)
    if change.dropped:
        tx.run(delete(absence).where(mine, absence.c.id.in_(change.dropped)))
    for away in change.added:
        add(tx, member_id, away)
    return change.is_news


def _of(tx: Tx, member_id: str, reason: Reason | None) -> ColumnElement[bool]:
    return and_(
        absence.c.workspace_id == tx.workspace_id,
        absence.c.member_id == member_id,
        true() if reason is None else absence.c.reason == reason,
    )
