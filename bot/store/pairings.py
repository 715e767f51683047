"""Pairings: who meets whom, and the state changes that only one person can win."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from bot.core.messages import PairingState
from bot.core.pairing import LIVE
from bot.store.bound import change_of, given, ours
from bot.store.tables import pairing
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing:
    """A pairing as stored."""

    id: str
    rotation_id: str
    contact_id: str
    member_id: str
    user_id: str
    role: str
    state: PairingState
    reason: str
    stride: int
    round_at: datetime | None
    offered_at: datetime
    deadline: datetime
    accepted_at: datetime | None = None
    ended_at: datetime | None = None


_OURS = select(pairing).where(ours(pairing))
_LIVE = _OURS.where(pairing.c.state.in_(LIVE))
_GET = _OURS.where(given(pairing.c.id))
_LIVE_OF_CONTACT = _LIVE.where(given(pairing.c.contact_id)).order_by(pairing.c.role, pairing.c.id)
_LIVE_OF_PERSON = _LIVE.where(given(pairing.c.user_id)).order_by(pairing.c.offered_at, pairing.c.id)
_SHADOWS_OF = _OURS.where(
    given(pairing.c.contact_id), pairing.c.role == "shadow", given(pairing.c.offered_at)
).order_by(pairing.c.id)
_TAKEN = (
    select(pairing.c.id)
    .where(
        ours(pairing),
        given(pairing.c.contact_id),
        pairing.c.id != bindparam("mine"),
        pairing.c.role == "lead",
        pairing.c.state.in_([*LIVE, "done"]),
    )
    .limit(1)
)
_IN_HAND = select(func.coalesce(func.sum(pairing.c.stride), 0).label("strides")).where(
    ours(pairing), given(pairing.c.member_id), pairing.c.state.in_(LIVE)
)
_COUNT_LIVE = select(func.count().label("number")).where(
    ours(pairing),
    given(pairing.c.rotation_id),
    pairing.c.role == "lead",
    pairing.c.state.in_(LIVE),
)
_CHANGE = change_of(pairing)
_MOVE = _CHANGE.where(pairing.c.state.in_(bindparam("since", expanding=True)))


def _from_row(row: Row[Any]) -> Pairing:
    values = row._asdict()
    return Pairing(**{name: values[name] for name in Pairing.__dataclass_fields__})


def add(tx: Tx, new: Pairing) -> None:
    """Save a new pairing; ``sqlalchemy.exc.IntegrityError`` if the contact has a live lead."""
    values = {name: getattr(new, name) for name in Pairing.__dataclass_fields__}
    tx.run(insert(pairing).values(workspace_id=tx.workspace_id, **values))


def get(tx: Tx, pairing_id: str) -> Pairing | None:
    """One pairing."""
    row = tx.first(_GET, id=pairing_id)
    return None if row is None else _from_row(row)


def move(
    tx: Tx, pairing_id: str, *, since: Collection[str], to: PairingState, **values: object
) -> bool:
    """Change a pairing's state if it still is one of ``since``; False: somebody was first."""
    return tx.run(_MOVE, which=pairing_id, since=list(since), state=to, **values) > 0


def change(tx: Tx, pairing_id: str, **values: object) -> None:
    """Change columns of one pairing."""
    tx.run(_CHANGE, which=pairing_id, **values)


def live_of_contact(tx: Tx, contact_id: str) -> tuple[Pairing, ...]:
    """The pairings that now hold a contact, the lead first."""
    rows = tx.rows(_LIVE_OF_CONTACT, contact_id=contact_id)
    return tuple(_from_row(row) for row in rows)


def took_lead(tx: Tx, contact_id: str) -> tuple[Pairing, ...]:
    """Everybody who has accepted a contact as its lead, then or now; whoever has it comes last."""
    rows = tx.rows(
        select(pairing).where(
            pairing.c.workspace_id == tx.workspace_id,
            pairing.c.contact_id == contact_id,
            pairing.c.role == "lead",
            pairing.c.accepted_at.is_not(None),
        )
    )
    found = [_from_row(row) for row in rows]
    # Of two at the same moment, one may have taken it over from the other.
    found.sort(key=lambda one: (one.state in LIVE, one.accepted_at, one.state == "done", one.id))
    return tuple(found)


def shadows_of(tx: Tx, lead: Pairing) -> tuple[Pairing, ...]:
    """The shadow that was given with this lead, in whatever state; empty if there was none."""
    rows = tx.rows(_SHADOWS_OF, contact_id=lead.contact_id, offered_at=lead.offered_at)
    return tuple(_from_row(row) for row in rows)


def taken_by_others(tx: Tx, mine: Pairing) -> bool:
    """Whether another lead holds this one's contact, or has finished it."""
    return tx.first(_TAKEN, contact_id=mine.contact_id, mine=mine.id) is not None


def in_hand(tx: Tx, member_id: str) -> int:
    """The strides of everything now in a member's hands, in millionths of a contact."""
    row = tx.first(_IN_HAND, member_id=member_id)
    return 0 if row is None else int(row.strides)


def count_live(tx: Tx, rotation_id: str) -> int:
    """How many contacts of a rotation are in somebody's hands."""
    row = tx.first(_COUNT_LIVE, rotation_id=rotation_id)
    return 0 if row is None else int(row.number)


def live_of_rotation(tx: Tx, rotation_id: str) -> tuple[Pairing, ...]:
    """Everything in the hands of a rotation's people, oldest first."""
    rows = tx.rows(
        select(pairing)
        .where(
            pairing.c.workspace_id == tx.workspace_id,
            pairing.c.rotation_id == rotation_id,
            pairing.c.state.in_(LIVE),
        )
        .order_by(pairing.c.offered_at, pairing.c.id)
    )
    return tuple(_from_row(row) for row in rows)


def live_of_person(tx: Tx, user_id: str) -> tuple[Pairing, ...]:
    """Everything in somebody's hands, oldest first."""
    rows = tx.rows(_LIVE_OF_PERSON, user_id=user_id)
    return tuple(_from_row(row) for row in rows)
