"""What a pairing costs its member: charged when done, reversed when it did not happen."""

from datetime import datetime

from bot.core.booking import Because, completed, reversal
from bot.core.ledger import balance
from bot.store import handovers, members
from bot.store.pairings import Pairing
from bot.store.transaction import Tx


def charge(tx: Tx, pairing: Pairing, *, because: Because | None = None, at: datetime) -> None:
    """Bring what a pairing has cost its member to its stride, or to nothing.

    The ledger is only added to; asking for what is booked already adds no line.

    Args:
        tx: the transaction.
        pairing: whose charge it is.
        because: why it costs nothing after all; None: it is done.
        at: now.
    """
    lines = members.lines_of(tx, pairing.id)
    owed = pairing.stride - balance(lines)
    if because is not None:
        entry = reversal(lines, pairing_id=pairing.id, because=because, at=at)
    elif owed:
        entry = completed(
            amount=owed,
            role="shadow" if pairing.role == "shadow" else "lead",
            at=at,
            pairing_id=pairing.id,
            handed_over=handovers.get(tx, pairing.id) is not None,
        )
    else:
        entry = None
    if entry is not None:
        members.book(tx, pairing.member_id, entry, number=len(lines))
