"""Contacts and the customers they are with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, exists, func, insert, select

from bot.core.messages import ContactKind
from bot.store.bound import among, change_of, given, ours
from bot.store.naming import NAMES, called, of_customer, of_rotation
from bot.store.tables import contact, customer, member, pairing, rotation
from bot.store.transaction import Tx

# How many ids one IN list holds: SQLite's oldest limit is 999 variables.
_BATCH = 500
_REFUSED = ("declined", "expired", "no_show", "handed_over")


LOGGED = "log:"
"""What the external id of a contact that was logged by hand begins with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A contact as stored; its customer's names come along."""

    id: str
    rotation_id: str
    source_id: str | None
    external_id: str
    kind: ContactKind
    subject: str
    excerpt: str
    customer_id: str | None
    host_name: str
    url: str
    tags: tuple[str, ...]
    state: str
    waiting_since: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    asked: int
    owner_told: bool
    host_user_id: str | None = None
    """Of the host, if they are known in Slack."""
    host_hash: str = ""
    """Keyed hash of the host's address, if the source tells it."""
    told_user_id: str | None = None
    """The host who has a message about it."""
    unsuited_at: datetime | None = None
    """When its host said that it is none for us: it never comes back."""
    unsuited_why: str = ""
    """Why, in the host's words, redacted."""
    date_given: bool = False
    """A person named its dates, and the source has not followed yet."""
    person: str = ""
    company: str = ""
    alias: str = ""
    """What its customer is called in public places."""
    forgotten: bool = False
    """Its customer was forgotten: it never comes back."""

    @property
    def was_logged(self) -> bool:
        """Whether its person logged it when it was over: nobody else can take it."""
        return self.external_id.startswith(LOGGED)


def has_begun(contact: Contact, at: datetime) -> bool:
    """Whether it is a call whose start has come."""
    return contact.starts_at is not None and contact.starts_at <= at


_COLUMNS = Contact.__dataclass_fields__.keys() - {
    "person",
    "company",
    "alias",
    "tags",
    "forgotten",
}

_query = (
    select(contact, *NAMES, customer.c.forgotten_at)
    .outerjoin(customer, of_customer(contact.c.workspace_id, contact.c.customer_id))
    .outerjoin(rotation, of_rotation(contact.c.workspace_id, contact.c.rotation_id))
)

_OURS = _query.where(ours(contact))
_GET = _OURS.where(given(contact.c.id))
_WAITING = _OURS.where(given(contact.c.rotation_id), contact.c.state == "waiting")
_WAITING_CALLS = _WAITING.where(contact.c.kind == "call").order_by(contact.c.starts_at)
_BY_EXTERNAL_IDS = _OURS.where(given(contact.c.source_id), among(contact.c.external_id))
_LOCK = select(contact.c.id).where(ours(contact), given(contact.c.id)).with_for_update()
_CHANGE = change_of(contact)
_CALL_OFF = _CHANGE.where(contact.c.state.in_(("waiting", "paired")))
_MOVE = _CHANGE.where(given(contact.c.state, "since"))
_REFUSED_BY = select(pairing.c.contact_id, pairing.c.user_id).where(
    ours(pairing), among(pairing.c.contact_id), pairing.c.state.in_(_REFUSED)
)


def _refused_by_all() -> ColumnElement[bool]:
    someone = (
        member.c.workspace_id == contact.c.workspace_id,
        member.c.rotation_id == contact.c.rotation_id,
        member.c.state == "active",
    )
    refused = (
        exists()
        .where(
            pairing.c.workspace_id == member.c.workspace_id,
            pairing.c.contact_id == contact.c.id,
            pairing.c.user_id == member.c.user_id,
            pairing.c.state.in_(_REFUSED),
        )
        .correlate(member, contact)
    )
    return exists().where(*someone) & ~exists().where(*someone, ~refused)


_OLDEST_TICKETS = (
    _WAITING.where(contact.c.kind == "ticket", ~_refused_by_all())
    .order_by(contact.c.waiting_since, contact.c.external_id, contact.c.id)
    .limit(bindparam("tickets"))
)


def _from_row(row: Row[Any]) -> Contact:
    values = row._asdict()
    return Contact(
        **{name: values[name] for name in _COLUMNS},
        tags=tuple(values["tags"]),
        person=values["person"] or "",
        company=values["company"] or "",
        alias=called(row),
        forgotten=values["forgotten_at"] is not None,
    )


def get(tx: Tx, contact_id: str) -> Contact | None:
    """One contact."""
    row = tx.first(_GET, id=contact_id)
    return None if row is None else _from_row(row)


def waiting(tx: Tx, rotation_id: str, *, tickets: int) -> tuple[Contact, ...]:
    """Every waiting call, and the oldest ``tickets`` waiting tickets of a rotation.

    A round takes no more tickets than it has seats, so the backlog is never read whole. Tickets
    that everybody on the roster has refused are left out: they would hold up all others.
    """
    calls = tx.rows(_WAITING_CALLS, rotation_id=rotation_id)
    oldest = tx.rows(_OLDEST_TICKETS, rotation_id=rotation_id, tickets=tickets)
    return tuple(_from_row(row) for row in (*calls, *oldest))


def count_waiting(tx: Tx, rotation_id: str) -> Mapping[str, int]:
    """How many contacts wait, by kind."""
    rows = tx.rows(
        select(contact.c.kind, func.count().label("number"))
        .where(
            contact.c.workspace_id == tx.workspace_id,
            contact.c.rotation_id == rotation_id,
            contact.c.state == "waiting",
        )
        .group_by(contact.c.kind)
    )
    return {row.kind: row.number for row in rows}


def by_external_ids(tx: Tx, source_id: str, external_ids: Collection[str]) -> Mapping[str, Contact]:
    """The contacts a source has brought before, by its own ids."""
    wanted = sorted(external_ids)
    found: dict[str, Contact] = {}
    for start in range(0, len(wanted), _BATCH):
        rows = tx.rows(
            _BY_EXTERNAL_IDS,
            source_id=source_id,
            external_id=wanted[start : start + _BATCH],
        )
        found |= {row.external_id: _from_row(row) for row in rows}
    return found


def coming_calls(
    tx: Tx, rotation_id: str, source_id: str, *, after: datetime
) -> tuple[Contact, ...]:
    """Calls of a source that are still to come, waiting or paired, at dates of its own."""
    rows = tx.rows(
        _query.where(
            contact.c.workspace_id == tx.workspace_id,
            contact.c.rotation_id == rotation_id,
            contact.c.source_id == source_id,
            contact.c.kind == "call",
            contact.c.state.in_(["waiting", "paired"]),
            contact.c.starts_at > after,
            contact.c.date_given.is_(False),
        ).order_by(contact.c.starts_at, contact.c.id)
    )
    return tuple(_from_row(row) for row in rows)


def add_all(tx: Tx, new: Iterable[Contact]) -> None:
    """Insert contacts; the customer's names are the customer's, not theirs."""
    rows = [
        {name: getattr(one, name) for name in _COLUMNS}
        | {"workspace_id": tx.workspace_id, "tags": list(one.tags)}
        for one in new
    ]
    if rows:
        tx.connection.execute(insert(contact), rows)


def change(tx: Tx, /, contact_id: str, **values: object) -> None:
    """Change columns of one contact."""
    tx.run(_CHANGE, which=contact_id, **values)


def lock(tx: Tx, contact_id: str) -> None:
    """Let nobody else decide about this contact until the commit (SQLite has one writer anyway)."""
    tx.first(_LOCK, id=contact_id)


def call_off(tx: Tx, contact_id: str, *, why: str, at: datetime) -> bool:
    """It is not suitable, its host says; False when it is over already."""
    gone = {"state": "gone", "unsuited_at": at, "unsuited_why": why}
    return tx.run(_CALL_OFF, which=contact_id, **gone) > 0


def move(tx: Tx, contact_id: str, *, since: str, to: str) -> bool:
    """Change a contact's state if it still is ``since``; False when somebody was first."""
    return tx.run(_MOVE, which=contact_id, since=since, state=to) > 0


def refused_by(tx: Tx, contact_ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Who declined, let expire or missed each contact: they are not asked for it again."""
    rows = tx.rows(_REFUSED_BY, contact_id=list(contact_ids))
    refused: dict[str, set[str]] = {}
    for row in rows:
        refused.setdefault(row.contact_id, set()).add(row.user_id)
    return {key: frozenset(users) for key, users in refused.items()}
