"""Customers: known by a keyed hash, called by an alias in public places."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import func, insert, select

from bot.store.tables import customer
from bot.store.transaction import Tx

# SQLite's oldest limit is 999 variables in a statement.
_BATCH = 500


def by_references(tx: Tx, references: Collection[str]) -> Mapping[str, str]:
    """The ids of known customers, by their keyed hashes."""
    wanted = sorted(references)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _BATCH):
        rows = tx.rows(
            select(customer.c.reference, customer.c.id).where(
                customer.c.workspace_id == tx.workspace_id,
                customer.c.reference.in_(wanted[start : start + _BATCH]),
            )
        )
        found |= {row.reference: row.id for row in rows}
    return found


def next_number(tx: Tx) -> int:
    """The number the next alias gets. Hold the workspace's lock while you use it."""
    row = tx.first(
        select(func.count().label("number")).where(customer.c.workspace_id == tx.workspace_id)
    )
    return 1 if row is None else int(row.number) + 1


def add_all(tx: Tx, new: Iterable[Mapping[str, object]]) -> None:
    """Insert customers, given as columns without the workspace."""
    rows = [{"workspace_id": tx.workspace_id, **values} for values in new]
    if rows:
        tx.connection.execute(insert(customer), rows)
