"""What a round must know of each member beyond the roster, read with one query each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.core.candidate import CEILING_PERIOD
from bot.core.pairing import LIVE
from bot.store.bound import among, given, ours
from bot.store.tables import contact, pairing, promise
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Standings:
    """Facts by member id or user id, empty where there is nothing to say."""

    in_hand: Mapping[str, int] = field(default_factory=dict)
    """Sum of live strides, by member id."""
    begun: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    """When contacts of the last 28 days were begun, over all rotations, by user id."""
    hosts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """User ids of the hosts of these contacts, by user id."""
    busy: Mapping[str, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict)
    """Calls in hand over all rotations, by user id."""
    last_contact: Mapping[str, datetime] = field(default_factory=dict)
    """When each last finished a contact, by user id."""
    met: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Customer ids met, by user id: only those asked about."""
    promised: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Customer ids with an open promise, by user id."""
    previous_round: frozenset[str] = frozenset()
    """User ids picked in the rotation's round before."""


_THEIRS = (ours(pairing), among(pairing.c.user_id))
_WITH_CONTACTS = pairing.join(
    contact,
    (contact.c.workspace_id == pairing.c.workspace_id) & (contact.c.id == pairing.c.contact_id),
)
_IN_HAND = select(pairing.c.member_id, pairing.c.stride).where(*_THEIRS, pairing.c.state.in_(LIVE))
_LATELY = (
    select(pairing.c.user_id, pairing.c.offered_at, contact.c.host_user_id)
    .select_from(_WITH_CONTACTS)
    .where(
        *_THEIRS,
        pairing.c.state.in_([*LIVE, "done"]),
        pairing.c.offered_at > bindparam("after"),
    )
    .order_by(pairing.c.offered_at, pairing.c.id)
)
_BUSY = (
    select(pairing.c.user_id, contact.c.starts_at, contact.c.ends_at)
    .select_from(_WITH_CONTACTS)
    .where(*_THEIRS, pairing.c.state.in_(LIVE), contact.c.kind == "call")
    .order_by(contact.c.starts_at, pairing.c.id)
)
_LAST_CONTACT = (
    select(
        pairing.c.user_id,
        func.max(pairing.c.ended_at, type_=pairing.c.ended_at.type).label("last"),
    )
    .where(*_THEIRS, pairing.c.state == "done")
    .group_by(pairing.c.user_id)
)
_MET = (
    select(pairing.c.user_id, contact.c.customer_id)
    .select_from(_WITH_CONTACTS)
    .where(*_THEIRS, pairing.c.state == "done", among(contact.c.customer_id))
    .distinct()
)
_PROMISED = (
    select(promise.c.user_id, promise.c.customer_id)
    .where(
        ours(promise),
        among(promise.c.user_id),
        among(promise.c.customer_id),
        promise.c.state == "open",
    )
    .distinct()
)
_OF_ROTATION = (ours(pairing), given(pairing.c.rotation_id))
_LATEST = select(func.max(pairing.c.round_at)).where(*_OF_ROTATION).scalar_subquery()
_PREVIOUS_ROUND = select(pairing.c.user_id).where(*_OF_ROTATION, pairing.c.round_at == _LATEST)


def load(
    tx: Tx, rotation_id: str, users: Collection[str], customers: Collection[str], *, at: datetime
) -> Standings:
    """Read where these people stand with a rotation at that moment."""
    begun, hosts = _lately(tx, users, at)
    return Standings(
        in_hand=_in_hand(tx, users),
        begun=begun,
        hosts=hosts,
        busy=_busy(tx, users),
        last_contact=_last_contact(tx, users),
        met=_met(tx, users, customers),
        promised=_promised(tx, users, customers),
        previous_round=_previous_round(tx, rotation_id),
    )


def _in_hand(tx: Tx, users: Collection[str]) -> Mapping[str, int]:
    """By member, so that other rotations of the same people do no harm.

    Summed here: grouped, SQLite would rather walk through all that there has ever been.
    """
    strides: dict[str, int] = defaultdict(int)
    for row in tx.rows(_IN_HAND, user_id=list(users)):
        strides[row.member_id] += row.stride
    return strides


def _lately(
    tx: Tx, users: Collection[str], at: datetime
) -> tuple[Mapping[str, tuple[datetime, ...]], Mapping[str, frozenset[str]]]:
    """When contacts of the last 28 days were begun, and their hosts."""
    rows = tx.rows(_LATELY, user_id=list(users), after=at - CEILING_PERIOD)
    begun: dict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        begun[row.user_id].append(row.offered_at)
    hosts = _sets((row.user_id, row.host_user_id) for row in rows if row.host_user_id)
    return {user: tuple(moments) for user, moments in begun.items()}, hosts


def _busy(tx: Tx, users: Collection[str]) -> Mapping[str, tuple[tuple[datetime, datetime], ...]]:
    busy: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in tx.rows(_BUSY, user_id=list(users)):
        busy[row.user_id].append((row.starts_at, row.ends_at))
    return {user: tuple(periods) for user, periods in busy.items()}


def _last_contact(tx: Tx, users: Collection[str]) -> Mapping[str, datetime]:
    return {row.user_id: row.last for row in tx.rows(_LAST_CONTACT, user_id=list(users))}


def _met(
    tx: Tx, users: Collection[str], customers: Collection[str]
) -> Mapping[str, frozenset[str]]:
    if not customers:
        return {}  # else all that these people ever had would be read
    rows = tx.rows(_MET, user_id=list(users), customer_id=list(customers))
    return _sets((row.user_id, row.customer_id) for row in rows)


def _promised(
    tx: Tx, users: Collection[str], customers: Collection[str]
) -> Mapping[str, frozenset[str]]:
    rows = tx.rows(_PROMISED, user_id=list(users), customer_id=list(customers))
    return _sets((row.user_id, row.customer_id) for row in rows)


def _previous_round(tx: Tx, rotation_id: str) -> frozenset[str]:
    rows = tx.rows(_PREVIOUS_ROUND, rotation_id=rotation_id)
    return frozenset(row.user_id for row in rows)


def _sets(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for user, customer in pairs:
        found[user].add(customer)
    return {user: frozenset(values) for user, values in found.items()}
