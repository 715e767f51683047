"""Rows that lead to one customer, and taking out of them what identifies."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.core.retention import REMOVED
from bot.store.retention import without_details
from bot.store.said import posted_digests
from bot.store.tables import answer, contact, customer, followup, handover, pairing, promise
from bot.store.transaction import AnyRow, Tx

_BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A customer as stored."""

    id: str
    reference: str
    person: str
    company: str
    alias: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Trail:
    """What leads from a customer: ids, and what was said."""

    contacts: tuple[str, ...]
    pairings: tuple[str, ...]
    handovers: tuple[str, ...]
    """Swaps and covers of these pairings."""
    followups: tuple[str, ...]
    promises: tuple[str, ...]
    said: frozenset[str]
    """Texts of contacts, answers and promises, as stored."""


def find_customers(
    tx: Tx, *, aliases: Collection[str], references: Collection[str], email_hash: str
) -> list[Known]:
    """Customers of these aliases or keyed hashes who are not forgotten yet."""
    rows = tx.rows(
        sa.select(customer).where(
            customer.c.workspace_id == tx.workspace_id,
            customer.c.forgotten_at.is_(None),
            sa.or_(
                customer.c.alias.in_(aliases),
                customer.c.reference.in_(references),
                customer.c.email_hash == email_hash,
            ),
        )
    )
    return [
        Known(
            id=row.id,
            reference=row.reference,
            person=row.person,
            company=row.company,
            alias=row.alias,
        )
        for row in rows
    ]


def trail(tx: Tx, customer_id: str) -> Trail:
    """Everything that leads from a customer."""
    contacts = tx.rows(
        sa.select(contact.c.id, contact.c.subject, contact.c.excerpt, contact.c.url).where(
            contact.c.workspace_id == tx.workspace_id, contact.c.customer_id == customer_id
        )
    )
    contact_ids = [row.id for row in contacts]
    pairings = _in(tx, sa.select(pairing.c.id), pairing, pairing.c.contact_id, contact_ids)
    pairing_ids = [row.id for row in pairings]
    handovers = _in(tx, sa.select(handover.c.id), handover, handover.c.pairing_id, pairing_ids)
    followups = _in(tx, sa.select(followup.c.id), followup, followup.c.pairing_id, pairing_ids)
    followup_ids = [row.id for row in followups]
    answers = _in(tx, sa.select(answer.c.quote), answer, answer.c.followup_id, followup_ids)
    promises = tx.rows(
        sa.select(promise.c.id, promise.c.text).where(
            promise.c.workspace_id == tx.workspace_id, promise.c.customer_id == customer_id
        )
    )
    texts = [text for row in contacts for text in (row.subject, row.excerpt, row.url)]
    texts += [row.quote for row in answers] + [row.text for row in promises]
    return Trail(
        contacts=tuple(contact_ids),
        pairings=tuple(pairing_ids),
        handovers=tuple(row.id for row in handovers),
        followups=tuple(followup_ids),
        promises=tuple(row.id for row in promises),
        said=frozenset(text for text in texts if text and text != REMOVED),
    )


def forget_customer(tx: Tx, customer_id: str, *, alias: str, at: datetime) -> None:
    """Take the names, the hash and the details; the rows stay, so that numbers stay true."""
    tx.run(
        customer.update()
        .where(customer.c.workspace_id == tx.workspace_id, customer.c.id == customer_id)
        .values(
            person="",
            company="",
            alias=alias,
            reference=f"forgotten:{customer_id}",
            email_hash="",
            forgotten_at=at,
        )
    )
    tx.run(
        contact.update()
        .where(contact.c.workspace_id == tx.workspace_id, contact.c.customer_id == customer_id)
        .values(**without_details(at))
    )
    mine = (promise.c.workspace_id == tx.workspace_id, promise.c.customer_id == customer_id)
    tx.run(promise.update().where(*mine).values(text=REMOVED))
    tx.run(promise.update().where(*mine, promise.c.state == "open").values(state="dropped"))


def answers_to(tx: Tx, followup_ids: Collection[str]) -> Iterator[Mapping[str, Any]]:
    """Whole answers to these follow-ups."""
    for row in _in(tx, sa.select(answer), answer, answer.c.followup_id, followup_ids):
        yield row._asdict()


def digests_with(tx: Tx, promise_ids: Collection[str]) -> set[tuple[str, str]]:
    """Rotations and weeks of posted digests that may show one of these promises."""
    found: set[tuple[str, str]] = set()
    for row in _in(tx, sa.select(promise), promise, promise.c.id, promise_ids):
        found |= posted_digests(tx, [row.rotation_id], row.created_at.date())
    return found


def _in(
    tx: Tx,
    statement: sa.Select[Any],
    table: sa.Table,
    column: sa.Column[Any],
    values: Collection[str],
) -> list[AnyRow]:
    wanted = sorted(values)
    found: list[AnyRow] = []
    for start in range(0, len(wanted), _BATCH):
        found += tx.rows(
            statement.where(
                table.c.workspace_id == tx.workspace_id,
                column.in_(wanted[start : start + _BATCH]),
            )
        )
    return found
