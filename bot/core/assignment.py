"""One optimal assignment: which of the people who are level, and who takes which contact.

`scipy.optimize.linear_sum_assignment` computes in doubles; all costs here are integers whose
sums stay below 2^51, so it is exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from heapq import nsmallest
from math import inf

from bot.core.candidate import Candidate, Waiting
from bot.core.suiting import BEST_SCORE, soft_score

LARGEST_SUM = 2**51


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """People whom fairness does not tell apart, and how many of them must be picked."""

    members: tuple[int, ...]
    """Indices of candidates, in an order that does not depend on how rows arrived."""
    quota: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """How one integer carries soft score, time since the last contact and the draw, in order."""

    soft: int
    since: int
    draws: int
    spare: int
    """More than the costs of a whole assignment can add up to."""


def draw(salt: str, user_id: str, stable_id: str) -> int:
    """The stable hash that decides last, from 0 to 2^64 - 1; less is better."""
    digest = sha256(f"{salt}\0{user_id}\0{stable_id}".encode()).digest()
    return int.from_bytes(digest[:8])


def since_ranks(candidates: Iterable[Candidate]) -> dict[datetime | None, int]:
    """Rank of each time of a last contact: 0 for never, then the longest ago first."""
    times = {one.last_contact_at for one in candidates}
    known = sorted(at for at in times if at is not None)
    never: tuple[datetime | None, ...] = (None,)
    return {at: rank for rank, at in enumerate((*never, *known))}


def scale_for(pairs: int, most_rank: int, levels: int) -> Scale:
    """Room for each criterion when that many pairs are made, the draw taking what is left."""
    soft_room = BEST_SCORE * pairs + 1
    since_room = most_rank * pairs + 1
    left = LARGEST_SUM // (soft_room * since_room * ((pairs + 1) if levels > 1 else 1))
    draws = max(1, (left - 1) // pairs)
    draw_room = (draws - 1) * pairs + 1
    return Scale(
        soft=since_room * draw_room,
        since=draw_room,
        draws=draws,
        spare=soft_room * since_room * draw_room,
    )


def assign(
    levels: Sequence[Level],
    candidates: Sequence[Candidate],
    contacts: Sequence[Waiting],
    able: Sequence[int],
    salt: str,
) -> list[tuple[int, int]]:
    """Pair every contact with exactly as many people of each level as its quota says.

    Among all such assignments the one with the greatest sum of soft scores; then the least sum
    of ranks by time since the last contact; then the least sum of draws.

    Args:
        levels: best first; the quotas add up to the number of contacts and can be met.
        candidates: everybody in the round; `levels` points here, and ranks are among them.
        contacts: all of them are paired.
        able: for each candidate the bit set of contacts they may take.
        salt: for the draw.

    Returns:
        Index of candidate and index of contact, by contact.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow; only rounds need it

    ranks = since_ranks(candidates)
    scale = scale_for(len(contacts), max(ranks.values()), len(levels))
    last = len(levels) - 1
    rows: list[_Row] = []
    blanks: list[int] = []
    for place, level in enumerate(levels):
        # The last level's people cost more than any others, so the others fill their quotas.
        extra = scale.spare if place == last > 0 else 0
        told = []
        for index in level.members:
            one = candidates[index]
            base = extra + scale.since * ranks[one.last_contact_at]
            costs = [
                base + _cost(one, contact, scale, salt) if able[index] >> number & 1 else inf
                for number, contact in enumerate(contacts)
            ]
            told.append(_Row(index=index, place=place, costs=costs))
        kept = _cheapest(told, len(contacts))
        rows += kept
        # Whom the quota leaves out of a level takes one of its blanks; the last needs none.
        blanks += [place] * (len(kept) - level.quota) if place < last else []
    matrix = [[*row.costs, *(0 if row.place == blank else inf for blank in blanks)] for row in rows]
    chosen_rows, columns = linear_sum_assignment(matrix)
    pairs = zip((int(row) for row in chosen_rows), (int(column) for column in columns), strict=True)
    made = [(rows[row].index, column) for row, column in pairs if column < len(contacts)]
    return sorted(made, key=lambda pair: pair[1])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """One candidate and what each contact costs with them."""

    index: int
    place: int
    """Of their level."""
    costs: list[float]


def _cheapest(rows: Sequence[_Row], contacts: int) -> list[_Row]:
    """Whom a best assignment can need of one level: as many for each contact as there are.

    Whoever has a contact and is not among the cheapest for it can give it to one of these who
    has none, for the others cannot all have one. So thousands of people are no trouble.
    """
    if len(rows) <= contacts:
        return list(rows)
    needed = {
        row.index
        for number in range(contacts)
        for row in nsmallest(contacts, rows, key=lambda one: one.costs[number])
    }
    return [row for row in rows if row.index in needed]


def _cost(one: Candidate, contact: Waiting, scale: Scale, salt: str) -> int:
    missing = BEST_SCORE - soft_score(one, contact)
    drawn = draw(salt, one.user_id, contact.stable_id) * scale.draws >> 64
    return scale.soft * missing + drawn
