"""Members of a roster, their absences and their ledger."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, insert, select

from bot.core.absence import Absence
from bot.core.ledger import Entry
from bot.core.own_time import OwnTime
from bot.core.work_calendar import Period
from bot.store import absences
from bot.store import own_time as own_times
from bot.store.bound import change_of, given, ours
from bot.store.ids import new_id
from bot.store.tables import ledger, member, own_time, person
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
    own_time: OwnTime = field(default_factory=OwnTime)
    quiet: tuple[Period, ...] = ()
    """Do-not-disturb in Slack, as last heard of."""


_AS_STORED = Member.__dataclass_fields__.keys() - {
    "absences",
    "own_time",
    "quiet",
    "skipped_weekdays",
    "tags",
}
"""Fields that are columns of the query, under the same names."""


_QUERY = (
    select(
        member,
        person.c.name,
        person.c.zone,
        person.c.quiet_from,
        person.c.quiet_until,
        *own_times.COLUMNS,
    )
    .join(
        person,
        and_(
            person.c.workspace_id == member.c.workspace_id,
            person.c.user_id == member.c.user_id,
        ),
    )
    .outerjoin(
        own_time,
        and_(
            own_time.c.workspace_id == member.c.workspace_id,
            own_time.c.user_id == member.c.user_id,
        ),
    )
    .where(ours(member))
    .order_by(member.c.user_id)
)
_ACTIVE = _QUERY.where(member.c.state == "active")
_ROSTER = _ACTIVE.where(given(member.c.rotation_id))
_FIND = _QUERY.where(given(member.c.rotation_id), given(member.c.user_id))
_GET = _QUERY.where(given(member.c.id))
_OF_PERSON = _ACTIVE.where(given(member.c.user_id))
_CHANGE = change_of(member)
_MOVE = _CHANGE.values(virtual_pass=member.c.virtual_pass + bindparam("amount"))
_LEDGER = (
    select(ledger)
    .where(ours(ledger), given(ledger.c.member_id))
    .order_by(ledger.c.at.desc(), ledger.c.number.desc(), ledger.c.id)
)
_LINES = select(ledger).where(ours(ledger), given(ledger.c.pairing_id)).order_by(ledger.c.number)


def _with_absences(tx: Tx, rows: Iterable[Row[Any]], at: datetime) -> tuple[Member, ...]:
    values = [row._asdict() for row in rows]
    away = absences.of_members(tx, [value["id"] for value in values], at=at)
    return tuple(
        Member(
            **{field: value[field] for field in _AS_STORED},
            tags=tuple(value["tags"] or ()),
            skipped_weekdays=tuple(int(day) for day in value["skipped_weekdays"]),
            absences=away[value["id"]],
            own_time=own_times.from_columns(value),
            quiet=_quiet(value),
        )
        for value in values
    )


def _quiet(values: Mapping[str, Any]) -> tuple[Period, ...]:
    since, until = values["quiet_from"], values["quiet_until"]
    return ((since, until),) if since is not None and until is not None else ()


def roster(tx: Tx, rotation_id: str, *, at: datetime) -> tuple[Member, ...]:
    """Everybody active in a rotation, ordered by user id."""
    rows = tx.rows(_ROSTER, rotation_id=rotation_id)
    return _with_absences(tx, rows, at)


def find(tx: Tx, rotation_id: str, user_id: str, *, at: datetime) -> Member | None:
    """Somebody's membership of a rotation, left or not."""
    rows = tx.rows(_FIND, rotation_id=rotation_id, user_id=user_id)
    return next(iter(_with_absences(tx, rows, at)), None)


def get(tx: Tx, member_id: str, *, at: datetime) -> Member | None:
    """One member by id."""
    rows = tx.rows(_GET, id=member_id)
    return next(iter(_with_absences(tx, rows, at)), None)


def of_person(tx: Tx, user_id: str, *, at: datetime) -> tuple[Member, ...]:
    """Every active membership of one person."""
    rows = tx.rows(_OF_PERSON, user_id=user_id)
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


def change(tx: Tx, /, member_id: str, **values: object) -> None:
    """Change columns of one member."""
    tx.run(_CHANGE, which=member_id, **values)


def skip_weekdays(tx: Tx, member_id: str, weekdays: Collection[int]) -> None:
    """Leave a member out on these local days from now on; none ends it. 0 is Monday."""
    change(tx, member_id, skipped_weekdays="".join(str(day) for day in sorted(weekdays)))


def book(tx: Tx, member_id: str, entry: Entry, *, number: int = 0) -> None:
    """Write one line into a member's ledger and move their pass by its amount.

    Args:
        tx: the transaction.
        member_id: whose.
        entry: the line.
        number: how many lines its pairing has already; two at once cannot both be the next.
    """
    tx.run(
        insert(ledger),
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
    tx.run(_MOVE, which=member_id, amount=entry.amount)


def lines_of(tx: Tx, pairing_id: str) -> tuple[Entry, ...]:
    """What a pairing has booked so far, oldest first."""
    rows = tx.rows(_LINES, pairing_id=pairing_id)
    return tuple(_entry(row) for row in rows)


def ledger_of(tx: Tx, member_id: str) -> tuple[Entry, ...]:
    """A member's whole ledger, the newest line first."""
    return tuple(_entry(row) for row in tx.rows(_LEDGER, member_id=member_id))


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        kind=row.kind, amount=row.amount, at=row.at, why=row.why, pairing_id=row.pairing_id
    )
