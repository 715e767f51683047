"""Emptying what has been kept long enough, a few rows at a time.

Rows stay, so that nothing is said or imported twice and all numbers stay true; only what is
personal in them goes. Each call locks at most `limit` rows, for the time of its transaction.
"""

from datetime import datetime

import sqlalchemy as sa

from bot.core.retention import REMOVED
from bot.store.outbox import OPEN
from bot.store.tables import contact, customer, outbox, pairing, promise
from bot.store.transaction import Tx

_HELD = ("waiting", "paired")


def empty_bodies(tx: Tx, before: datetime, *, at: datetime, limit: int) -> int:
    """Empty messages first said before a moment that are not on their way; how many."""
    finished = (
        outbox.c.workspace_id == tx.workspace_id,
        outbox.c.created_at < before,
        outbox.c.emptied_at.is_(None),
        outbox.c.state.not_in(OPEN),
    )
    oldest = sa.select(outbox.c.id).where(*finished).order_by(outbox.c.created_at).limit(limit)
    # Said once more in the update itself: a message may have been given new words meanwhile.
    statement = outbox.update().where(*finished, outbox.c.id.in_(oldest.scalar_subquery()))
    return tx.run(statement.values(body={}, emptied_at=at))


def empty_contacts(tx: Tx, before: datetime, *, at: datetime, limit: int) -> int:
    """Empty contacts that nobody has or waits for, and about which nothing happened since."""
    since = sa.exists().where(
        pairing.c.workspace_id == contact.c.workspace_id,
        pairing.c.contact_id == contact.c.id,
        sa.func.coalesce(pairing.c.ended_at, pairing.c.offered_at) >= before,
    )
    oldest = (
        sa.select(contact.c.id)
        .where(
            contact.c.workspace_id == tx.workspace_id,
            contact.c.emptied_at.is_(None),
            contact.c.waiting_since < before,
            contact.c.state.not_in(_HELD),
            sa.or_(contact.c.ends_at.is_(None), contact.c.ends_at < before),
            ~since,
        )
        .order_by(contact.c.waiting_since)
        .limit(limit)
    )
    return tx.run(
        contact.update()
        .where(
            contact.c.workspace_id == tx.workspace_id,
            contact.c.id.in_(oldest.scalar_subquery()),
            contact.c.state.not_in(_HELD),
        )
        .values(**without_details(at))
    )


def empty_customers(tx: Tx, before: datetime, *, limit: int) -> int:
    """Take the names of customers without a kept contact or an open promise; how many.

    Their keyed hash stays, so that who comes again is known to have been met.
    """
    kept = sa.exists().where(
        contact.c.workspace_id == customer.c.workspace_id,
        contact.c.customer_id == customer.c.id,
        contact.c.emptied_at.is_(None),
    )
    owed = sa.exists().where(
        promise.c.workspace_id == customer.c.workspace_id,
        promise.c.customer_id == customer.c.id,
        promise.c.state == "open",
    )
    oldest = (
        sa.select(customer.c.id)
        .where(
            customer.c.workspace_id == tx.workspace_id,
            sa.or_(customer.c.person != "", customer.c.company != ""),
            customer.c.created_at < before,
            ~kept,
            ~owed,
        )
        .order_by(customer.c.created_at)
        .limit(limit)
    )
    return tx.run(
        customer.update()
        .where(
            customer.c.workspace_id == tx.workspace_id,
            customer.c.id.in_(oldest.scalar_subquery()),
        )
        .values(person="", company="")
    )


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
