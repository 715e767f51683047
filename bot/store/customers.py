"""Customers: known by a keyed hash, called by an alias in public places."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import func, insert, select, update

from bot.store.bound import among, ours
from bot.store.tables import customer, workspace
from bot.store.transaction import Tx

# SQLite's oldest limit is 999 variables in a statement.
_BATCH = 500

_BY_REFERENCES = select(customer.c.reference, customer.c.id).where(
    ours(customer), among(customer.c.reference)
)


def by_references(tx: Tx, references: Collection[str]) -> Mapping[str, str]:
    """The ids of known customers, by their keyed hashes."""
    wanted = sorted(references)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _BATCH):
        rows = tx.rows(_BY_REFERENCES, reference=wanted[start : start + _BATCH])
        found |= {row.reference: row.id for row in rows}
    return found


def by_numbers(tx: Tx, numbers: Collection[str]) -> Mapping[str, str]:
    """The ids of customers by the numbers of their aliases: "17" is Customer 17."""
    aliases = {f"Customer {number}": number for number in numbers}
    rows = tx.rows(
        select(customer.c.alias, customer.c.id).where(
            customer.c.workspace_id == tx.workspace_id, customer.c.alias.in_(sorted(aliases))
        )
    )
    return {aliases[row.alias]: row.id for row in rows}


def names(tx: Tx, customer_id: str) -> tuple[str, str]:
    """A customer's person and company; empty where they are not known (any more)."""
    row = tx.first(
        select(customer.c.person, customer.c.company).where(
            customer.c.workspace_id == tx.workspace_id, customer.c.id == customer_id
        )
    )
    return ("", "") if row is None else (str(row.person), str(row.company))


def alias(tx: Tx, customer_id: str) -> str:
    """What a customer is called in public places; empty for nobody known."""
    row = tx.first(
        select(customer.c.alias).where(
            customer.c.workspace_id == tx.workspace_id, customer.c.id == customer_id
        )
    )
    return "" if row is None else str(row.alias)


def take_numbers(tx: Tx, count: int) -> int:
    """Take so many numbers for new aliases; the first of them. No number is ever given twice.

    Hold the workspace's lock. Customers are never deleted, so their count is what an older
    replica, which counts them instead, has given at most.
    """
    known = select(func.count()).where(customer.c.workspace_id == tx.workspace_id)
    row = tx.first(
        select(workspace.c.aliases_given, known.scalar_subquery().label("known")).where(
            workspace.c.workspace_id == tx.workspace_id
        )
    )
    given = 0 if row is None else max(row.aliases_given, row.known)
    if count:
        tx.run(
            update(workspace)
            .where(workspace.c.workspace_id == tx.workspace_id)
            .values(aliases_given=given + count)
        )
    return given + 1


def name_again(tx: Tx, customer_id: str, *, person: str, company: str) -> None:
    """Give names to a customer whose names went by retention; a named one keeps theirs."""
    tx.run(
        update(customer)
        .where(
            customer.c.workspace_id == tx.workspace_id,
            customer.c.id == customer_id,
            customer.c.person == "",
            customer.c.company == "",
        )
        .values(person=person, company=company)
    )


def note_address(tx: Tx, customer_id: str, email_hash: str) -> None:
    """Remember the keyed hash of a customer's address, unless one is known or this is empty."""
    if not email_hash:
        return
    tx.run(
        update(customer)
        .where(
            customer.c.workspace_id == tx.workspace_id,
            customer.c.id == customer_id,
            customer.c.email_hash == "",
            customer.c.forgotten_at.is_(None),
        )
        .values(email_hash=email_hash)
    )


def add_all(tx: Tx, new: Iterable[Mapping[str, object]]) -> None:
    """Insert customers, given as columns without the workspace."""
    rows = [{"workspace_id": tx.workspace_id, **values} for values in new]
    if rows:
        tx.connection.execute(insert(customer), rows)
