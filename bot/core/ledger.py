"""Who has done and owes what, in virtual time: the basis of fairness.

Virtual time is counted in whole millionths of a contact (`SCALE`), so that sums are exact and
the same in every database. A member's pass is the sum of the amounts in their ledger; completing
a contact of cost c adds c / weight (stride scheduling, Waldspurger & Weihl 1995). Because
contacts end later than they begin, picking uses the effective pass: the pass and the strides of
all that is in the member's hands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import Literal

SCALE = 1_000_000
"""Virtual time of one contact of cost 1 for a member of weight 1."""

LEAST_WEIGHT, MOST_WEIGHT = 0.01, 100

EntryKind = Literal["charge", "reversal", "logged", "joined", "returned", "weight_changed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a member's ledger; lines are only ever added."""

    kind: EntryKind
    amount: int
    """Millionths of a contact, signed: what it adds to the pass."""
    at: datetime
    why: str
    """Plain words for the member."""
    pairing_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a member stands: all that virtual time needs to know of them."""

    virtual_pass: int
    """Millionths of a contact."""
    in_hand: int = 0
    """Sum of the strides of everything now in their hands."""
    weight: float = 1


@lru_cache(maxsize=4096)  # a round asks for each member, and most are alike
def stride(cost: float, weight: float) -> int:
    """What a contact of that cost adds to the pass of a member of that weight, half to even.

    Raises:
        ValueError: a weight or cost that is not a number in its bounds; the sentence names it.
    """
    check_weight(weight)
    if not (isfinite(cost) and cost >= 0):
        sentence = "cost: a contact costs 0 or more."
        raise ValueError(sentence)
    return round(Fraction(cost) * SCALE / Fraction(weight))


def check_weight(weight: float) -> None:
    """Accept a member's share of the work; 1 is usual, half-time is 0.5.

    Raises:
        ValueError: not a number, or out of bounds.
    """
    if not (isfinite(weight) and LEAST_WEIGHT <= weight <= MOST_WEIGHT):
        sentence = (
            f"weight: choose a number from {LEAST_WEIGHT} to {MOST_WEIGHT}; half-time is 0.5."
        )
        raise ValueError(sentence)


def balance(entries: Iterable[Entry]) -> int:
    """The pass that a ledger adds up to."""
    return sum(entry.amount for entry in entries)


def effective_pass(standing: Standing) -> int:
    """The pass and the strides of what is in hand."""
    return standing.virtual_pass + standing.in_hand


def middle(standings: Iterable[Standing]) -> int:
    """The weighted median effective pass: the middle of the pack.

    It is the least effective pass such that the members at or below it have at least half of all
    weight; of an even number of equal weights that is the lower of the two in the middle, so it
    is always somebody's own and an integer.

    Raises:
        ValueError: nobody stands anywhere.
    """
    ordered = sorted((effective_pass(one), Fraction(one.weight)) for one in standings)
    half = sum((weight for _, weight in ordered), Fraction(0)) / 2
    below = Fraction(0)
    for at, weight in ordered:
        below += weight
        if below >= half:
            return at
    sentence = "the middle of nobody is nowhere."
    raise ValueError(sentence)


def raise_v(old_v: int, standings: Iterable[Standing]) -> int:
    """V after looking at those who could be picked: their middle, and never less than before."""
    pack = tuple(standings)
    return max(old_v, middle(pack)) if pack else old_v


def joiner_pass(v: int) -> int:
    """Where a joiner starts: in the middle of the pack, owing and owed nothing."""
    return v


def returner_pass(own: int, v: int, own_stride: int) -> int:
    """Where whoever was away goes on: at most one owed turn behind V, never a flood.

    V is made of effective passes, so `own` is one too where something is still in hand; what it
    rises by is added to the pass.
    """
    return max(own, v - own_stride)


def logged_amount(own: int, v: int, own_stride: int) -> int:
    """What a contact logged by hand charges: a stride, but never to more than one ahead of V.

    `own` is the effective pass, for V is made of these.
    """
    return min(own_stride, max(0, v + own_stride - own))
