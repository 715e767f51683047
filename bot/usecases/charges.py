"""What a pairing costs its member: charged when done, reversed when it did not happen."""

from datetime import datetime

from bot.store import members
from bot.store.pairings import Pairing
from bot.store.transaction import Tx


def charge(tx: Tx, pairing: Pairing, *, happened: bool, why: str, at: datetime) -> None:
    """Bring what a pairing has cost its member to its stride, or to nothing.

    The ledger is only added to; asking for what is booked already adds no line.
    """
    total, lines = members.booked(tx, pairing.id)
    owed = pairing.stride if happened else 0
    if owed == total:
        return
    members.book(
        tx,
        pairing.member_id,
        kind="charge" if owed > total else "reversal",
        amount=owed - total,
        why=why,
        at=at,
        pairing_id=pairing.id,
        number=lines,
    )
