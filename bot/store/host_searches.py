"""Hosts whose address Slack is still to be asked about; the address is kept until then only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, or_, select, update

from bot.store.tables import contact, host_search, person
from bot.store.transaction import Tx
from bot.store.upsert import upsert

_BATCH = 500
_OPEN = ("waiting", "paired")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """A host to be looked for in Slack."""

    email_hash: str
    address: bytes
    """Encrypted."""


def asked_lately(tx: Tx, hashes: Collection[str], since: datetime) -> frozenset[str]:
    """Those of these hashed addresses that wait already, or that Slack did not know since then."""
    wanted = sorted(hashes)
    found: set[str] = set()
    for start in range(0, len(wanted), _BATCH):
        rows = tx.rows(
            select(host_search.c.email_hash).where(
                host_search.c.workspace_id == tx.workspace_id,
                host_search.c.email_hash.in_(wanted[start : start + _BATCH]),
                or_(host_search.c.address.is_not(None), host_search.c.asked_at >= since),
            )
        )
        found |= {str(row.email_hash) for row in rows}
    return frozenset(found)


def seek(tx: Tx, addresses: Mapping[str, bytes], *, at: datetime) -> None:
    """Keep these encrypted addresses, by their hashes, until Slack was asked about them."""
    for email_hash, address in sorted(addresses.items()):
        values = {"address": address, "since": at}
        upsert(tx, host_search, {"email_hash": email_hash, **values}, update=list(values))


def waiting(tx: Tx, limit: int) -> tuple[Sought, ...]:
    """Whom to ask about next, whoever has waited longest first."""
    rows = tx.rows(
        select(host_search.c.email_hash, host_search.c.address)
        .where(host_search.c.workspace_id == tx.workspace_id, host_search.c.address.is_not(None))
        .order_by(host_search.c.since, host_search.c.email_hash)
        .limit(limit)
    )
    return tuple(Sought(email_hash=row.email_hash, address=row.address) for row in rows)


def note_unknown(tx: Tx, email_hash: str, *, at: datetime) -> None:
    """Slack does not know them: remember that, and forget the address."""
    tx.run(
        update(host_search)
        .where(
            host_search.c.workspace_id == tx.workspace_id, host_search.c.email_hash == email_hash
        )
        .values(address=None, asked_at=at)
    )


def end(tx: Tx, email_hash: str) -> None:
    """They are known: nothing is left to look for."""
    tx.run(
        delete(host_search).where(
            host_search.c.workspace_id == tx.workspace_id, host_search.c.email_hash == email_hash
        )
    )


def end_all(tx: Tx) -> int:
    """Forget every address that waits: Slack may not be asked. How many there were."""
    return tx.run(
        delete(host_search).where(
            host_search.c.workspace_id == tx.workspace_id, host_search.c.address.is_not(None)
        )
    )


def forget_old(tx: Tx, *, asked_before: datetime, waiting_since: datetime) -> int:
    """Forget answers so old that one may ask again, and addresses nobody came to ask about."""
    return tx.run(
        delete(host_search).where(
            host_search.c.workspace_id == tx.workspace_id,
            or_(
                and_(host_search.c.address.is_(None), host_search.c.asked_at < asked_before),
                and_(host_search.c.address.is_not(None), host_search.c.since < waiting_since),
            ),
        )
    )


def forget_host(tx: Tx, user_id: str) -> None:
    """Take the name and the address' hash of a host from all contacts; ask nobody about them."""
    address = select(person.c.email_hash).where(
        person.c.workspace_id == tx.workspace_id, person.c.user_id == user_id
    )
    tx.run(
        delete(host_search).where(
            host_search.c.workspace_id == tx.workspace_id,
            host_search.c.email_hash == address.scalar_subquery(),
        )
    )
    tx.run(
        update(contact)
        .where(contact.c.workspace_id == tx.workspace_id, contact.c.host_user_id == user_id)
        .values(host_name="", host_hash="")
    )
    tx.run(
        update(contact)
        .where(contact.c.workspace_id == tx.workspace_id, contact.c.told_user_id == user_id)
        .values(told_user_id=None)  # nothing of theirs is brought up to date any more
    )


def hosted(tx: Tx, email_hash: str) -> tuple[str, ...]:
    """Ids of the open contacts of this host whom Slack has not told yet."""
    rows = tx.rows(
        select(contact.c.id)
        .where(
            contact.c.workspace_id == tx.workspace_id,
            contact.c.host_hash == email_hash,
            contact.c.host_hash != "",
            contact.c.host_user_id.is_(None),
            contact.c.state.in_(_OPEN),
        )
        .order_by(contact.c.id)
    )
    return tuple(str(row.id) for row in rows)
