"""Members of a roster, their absences and their ledger."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, insert, or_, select, true, update

from bot.core.absence import Absence, Reason
from bot.core.ledger import Entry
from bot.store.ids import new_id
from bot.store.tables import absence, ledger, member, person
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A person on a roster, with their absences that are not over."""

    id: str
    rotation_id: str
    user_id: str
    name: str
    zone: str
    weight: float
    virtual_pass: int
    state: str
    was_away: bool
    rest_until: datetime | None
    capacity: int | None = None
    """Most contacts they take in one round; None: as the rotation says."""
    ceiling: int | None = None
    """Most contacts they begin in 28 days; None: as the rotation says."""
    experienced: bool = False
    """Needs no shadow ladder, as an owner has said."""
    tags: tuple[str, ...] = ()
    """What they know."""
    skipped_weekdays: tuple[int, ...] = ()
    """Local days that come back and are an absence; 0 is Monday."""
    absences: tuple[Absence, ...] = ()


def _query(tx: Tx) -> Select[Any]:
    return (
        select(member, person.c.name, person.c.zone)
        .join(
            person,
            and_(
                person.c.workspace_id == member.c.workspace_id,
                person.c.user_id == member.c.user_id,
            ),
        )
        .where(member.c.workspace_id == tx.workspace_id)
        .order_by(member.c.user_id)
    )


def _with_absences(tx: Tx, rows: Iterable[Row[Any]], at: datetime) -> tuple[Member, ...]:
    values = [row._asdict() for row in rows]
    found: dict[str, list[Absence]] = {value["id"]: [] for value in values}
    away = tx.rows(
        select(absence)
        .where(
            absence.c.workspace_id == tx.workspace_id,
            absence.c.member_id.in_(found),
            or_(absence.c.until.is_(None), absence.c.until > at),
        )
        .order_by(absence.c.since, absence.c.id)
    )
    for row in away:
        found[row.member_id].append(Absence(since=row.since, until=row.until, reason=row.reason))
    fields = Member.__dataclass_fields__.keys() - {"absences", "skipped_weekdays", "tags"}
    return tuple(
        Member(
            **{field: value[field] for field in fields},
            tags=tuple(value["tags"] or ()),
            skipped_weekdays=tuple(int(day) for day in value["skipped_weekdays"]),
            absences=tuple(found[value["id"]]),
        )
        for value in values
    )


def roster(tx: Tx, rotation_id: str, *, at: datetime) -> tuple[Member, ...]:
    """Everybody active in a rotation, ordered by user id."""
    rows = tx.rows(
        _query(tx).where(member.c.rotation_id == rotation_id, member.c.state == "active")
    )
    return _with_absences(tx, rows, at)


def find(tx: Tx, rotation_id: str, user_id: str, *, at: datetime) -> Member | None:
    """Somebody's membership of a rotation, left or not."""
    rows = tx.rows(
        _query(tx).where(member.c.rotation_id == rotation_id, member.c.user_id == user_id)
    )
    return next(iter(_with_absences(tx, rows, at)), None)


def get(tx: Tx, member_id: str, *, at: datetime) -> Member | None:
    """One member by id."""
    rows = tx.rows(_query(tx).where(member.c.id == member_id))
    return next(iter(_with_absences(tx, rows, at)), None)


def of_person(tx: Tx, user_id: str, *, at: datetime) -> tuple[Member, ...]:
    """Every active membership of one person."""
    rows = tx.rows(_query(tx).where(member.c.user_id == user_id, member.c.state == "active"))
    return _with_absences(tx, rows, at)


def add(tx: Tx, *, rotation_id: str, user_id: str, virtual_pass: int, at: datetime) -> str:
    """Put somebody on the roster; gives the new member's id."""
    member_id = new_id()
    tx.run(
        insert(member).values(
            workspace_id=tx.workspace_id,
            id=member_id,
            rotation_id=rotation_id,
            user_id=user_id,
            virtual_pass=virtual_pass,
            state="active",
            joined_at=at,
        )
    )
    return member_id


def change(tx: Tx, member_id: str, **values: object) -> None:
    """Change columns of one member."""
    tx.run(
        update(member)
        .where(member.c.workspace_id == tx.workspace_id, member.c.id == member_id)
        .values(**values)
    )


def skip_weekdays(tx: Tx, member_id: str, weekdays: Collection[int]) -> None:
    """Leave a member out on these local days from now on; none ends it. 0 is Monday."""
    change(tx, member_id, skipped_weekdays="".join(str(day) for day in sorted(weekdays)))


def add_absence(tx: Tx, member_id: str, away: Absence) -> None:
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


def end_absences(tx: Tx, member_id: str, *, at: datetime, reason: Reason | None = None) -> int:
    """End what is running and drop what is still to come; gives how many that were.

    With a reason only those of that reason.
    """
    mine = and_(
        absence.c.workspace_id == tx.workspace_id,
        absence.c.member_id == member_id,
        true() if reason is None else absence.c.reason == reason,
    )
    dropped = tx.run(delete(absence).where(mine, absence.c.since >= at))
    ended = tx.run(
        update(absence)
        .where(mine, or_(absence.c.until.is_(None), absence.c.until > at))
        .values(until=at)
    )
    return dropped + ended


def book(tx: Tx, member_id: str, entry: Entry, *, number: int = 0) -> None:
    """Write one line into a member's ledger and move their pass by its amount.

    Args:
        tx: the transaction.
        member_id: whose.
        entry: the line.
        number: how many lines its pairing has already; two at once cannot both be the next.
    """
    tx.run(
        insert(ledger).values(
            workspace_id=tx.workspace_id,
            id=new_id(),
            member_id=member_id,
            kind=entry.kind,
            amount=entry.amount,
            why=entry.why,
            pairing_id=entry.pairing_id,
            number=number,
            at=entry.at,
        )
    )
    tx.run(
        update(member)
        .where(member.c.workspace_id == tx.workspace_id, member.c.id == member_id)
        .values(virtual_pass=member.c.virtual_pass + entry.amount)
    )


def lines_of(tx: Tx, pairing_id: str) -> tuple[Entry, ...]:
    """What a pairing has booked so far, oldest first."""
    rows = tx.rows(
        select(ledger)
        .where(ledger.c.workspace_id == tx.workspace_id, ledger.c.pairing_id == pairing_id)
        .order_by(ledger.c.number)
    )
    return tuple(
        Entry(kind=row.kind, amount=row.amount, at=row.at, why=row.why, pairing_id=row.pairing_id)
        for row in rows
    )
