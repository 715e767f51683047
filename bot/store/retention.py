"""Emptying what has been kept long enough, a few rows at a time.

Rows stay, so that nothing is said or imported twice and all numbers stay true; only what is
personal in them goes. Each call locks at most `limit` rows, for the time of its transaction.
"""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.core.retention import REMOVED
from bot.store.bound import ours
from bot.store.joins import ANSWERS_WITH_CONTACTS
from bot.store.naming import of_rotation
from bot.store.outbox import OPEN
from bot.store.tables import answer, contact, customer, outbox, pairing, promise, rotation
from bot.store.transaction import Tx

_Condition = sa.ColumnElement[bool]
_BEFORE: sa.BindParameter[datetime] = sa.bindparam("before")


def _empty(table: sa.Table, since: sa.ColumnElement[datetime], *which: _Condition) -> sa.Update:
    """Change the rows that have been there longest of those that are meant, `limit` at most."""
    oldest = sa.select(table.c.id).where(ours(table), since < _BEFORE, *which)
    few = oldest.order_by(since).limit(sa.bindparam("limit"))
    return table.update().where(ours(table), table.c.id.in_(few.scalar_subquery()))


_FINISHED = (outbox.c.emptied_at.is_(None), outbox.c.state.not_in(OPEN))
# Said once more in the update itself: a message may have been given new words meanwhile.
_EMPTY_BODIES = _empty(outbox, outbox.c.created_at, *_FINISHED).where(*_FINISHED).values(body={})

_FREE = contact.c.state.not_in(("waiting", "paired"))
_EMPTY_CONTACTS = _empty(
    contact,
    contact.c.waiting_since,
    contact.c.emptied_at.is_(None),
    _FREE,
    sa.or_(contact.c.ends_at.is_(None), contact.c.ends_at < _BEFORE),
    ~sa.exists().where(
        pairing.c.workspace_id == contact.c.workspace_id,
        pairing.c.contact_id == contact.c.id,
        sa.func.coalesce(pairing.c.ended_at, pairing.c.offered_at) >= _BEFORE,
    ),
).where(_FREE)

_EMPTY_CUSTOMERS = (
    _empty(
        customer,
        customer.c.created_at,
        sa.or_(customer.c.person != "", customer.c.company != ""),
        ~sa.exists().where(
            contact.c.workspace_id == customer.c.workspace_id,
            contact.c.customer_id == customer.c.id,
            contact.c.emptied_at.is_(None),
        ),
        ~sa.exists().where(
            promise.c.workspace_id == customer.c.workspace_id,
            promise.c.customer_id == customer.c.id,
            promise.c.state == "open",
        ),
    )
    .values(person="", company="")
    .returning(customer.c.id)
)

_POSTED_BY_NAME = (
    sa.select(answer.c.rotation_id, answer.c.week, answer.c.followup_id)
    .select_from(ANSWERS_WITH_CONTACTS)
    .join(rotation, of_rotation(answer.c.workspace_id, answer.c.rotation_id))
    .where(
        ours(answer),
        rotation.c.names_allowed,
        contact.c.customer_id.in_(sa.bindparam("ids", expanding=True)),
    )
)


def empty_bodies(tx: Tx, before: datetime, *, at: datetime, limit: int) -> int:
    """Empty messages first said before a moment that are not on their way; how many."""
    return tx.run(_EMPTY_BODIES, before=before, limit=limit, emptied_at=at)


def empty_contacts(tx: Tx, before: datetime, *, at: datetime, limit: int) -> int:
    """Empty contacts that nobody has or waits for, and about which nothing happened since."""
    return tx.run(_EMPTY_CONTACTS, before=before, limit=limit, **without_details(at))


def empty_customers(tx: Tx, before: datetime, *, limit: int) -> tuple[str, ...]:
    """Take the names of customers without a kept contact or an open promise; their ids.

    Their keyed hash stays, so that who comes again is known to have been met.
    """
    return tuple(row.id for row in tx.rows(_EMPTY_CUSTOMERS, before=before, limit=limit))


def posted_by_name(tx: Tx, customer_ids: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Rotation, week and follow-up of each answer about them where customers may be named."""
    rows = tx.rows(_POSTED_BY_NAME, ids=customer_ids) if customer_ids else ()
    return tuple((row.rotation_id, row.week, row.followup_id) for row in rows)


def without_details(at: datetime) -> dict[str, object]:
    """The columns of a contact whose details go."""
    return {
        "subject": REMOVED,
        "excerpt": "",
        "url": "",
        "host_name": "",
        "host_hash": "",
        "unsuited_why": "",
        "emptied_at": at,
    }
