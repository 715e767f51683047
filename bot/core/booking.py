"""The lines of a ledger: what each event books, and why, in words for the member.

Offers that are declined, expire or are cancelled before they are done book nothing: what was in
hand is in hand no more. A swap or a cover charges whoever finishes, so nothing is booked when it
is handed over. Whoever rests or is away books nothing until they return.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal

from bot.core.ledger import Entry, check_weight, joiner_pass, logged_amount, stride

Because = Literal[
    "not_happened", "moved", "customer_absent", "member_absent", "cancelled", "handed_over"
]

REVERSED: Final[dict[Because, str]] = {
    "not_happened": "it did not happen after all",
    "moved": "it moved; you keep it for the new date",
    "customer_absent": "the customer was not there",
    "member_absent": "you could not be there",
    "cancelled": "it was cancelled",
    "handed_over": "a colleague finishes it",
}


def completed(
    *,
    amount: int,
    role: Literal["lead", "shadow"],
    at: datetime,
    pairing_id: str,
    handed_over: bool = False,
) -> Entry:
    """The charge for a contact that is done; a shadow pays like a lead.

    Args:
        amount: the pairing's stride, as it was when it began.
        role: theirs.
        at: when it was done.
        pairing_id: whose charge it is; a reversal names the same.
        handed_over: whether they took it over by a swap or a cover.
    """
    done = "a contact you shadowed" if role == "shadow" else "a contact done"
    why = f"{done}, taken over from a colleague" if handed_over else done
    return Entry(kind="charge", amount=amount, at=at, why=why, pairing_id=pairing_id)


def reversal(
    entries: Sequence[Entry], *, pairing_id: str, because: Because, at: datetime
) -> Entry | None:
    """What takes back all that a pairing has booked; None if nothing is left to take back."""
    booked = sum(one.amount for one in entries if one.pairing_id == pairing_id)
    if booked == 0:
        return None
    return Entry(
        kind="reversal", amount=-booked, at=at, why=REVERSED[because], pairing_id=pairing_id
    )


def logged(*, own: int, v: int, cost: float, weight: float, at: datetime) -> Entry:
    """The charge for a contact logged by hand: it puts nobody more than one stride ahead of V.

    Args:
        own: the member's effective pass.
        v: V of the rotation.
        cost: of the contact.
        weight: of the member.
        at: when it was logged.

    Raises:
        ValueError: an impossible cost or weight.
    """
    full = stride(cost, weight)
    amount = logged_amount(own, v, full)
    less = "" if amount == full else ", as far as it puts you one turn ahead at most"
    return Entry(kind="logged", amount=amount, at=at, why=f"a contact you logged{less}")


def joined(*, v: int, at: datetime) -> Entry:
    """Where somebody starts who joins: their pass becomes V."""
    return Entry(
        kind="joined", amount=joiner_pass(v), at=at, why="you joined in the middle of the pack"
    )


def returned(*, amount: int, at: datetime) -> Entry:
    """What raises the pass of whoever is back, or has joined again after leaving."""
    why = "you were away and are owed one turn at most"
    return Entry(kind="returned", amount=amount, at=at, why=why)


def weight_changed(*, old: float, new: float, at: datetime) -> Entry:
    """A share that counts from now on: it books nothing, and the ledger says so.

    Raises:
        ValueError: an impossible weight.
    """
    check_weight(new)
    why = f"your share is {new:g} from now on, and was {old:g}"
    return Entry(kind="weight_changed", amount=0, at=at, why=why)
