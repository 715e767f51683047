"""Fitting lists into one message: whole items only, and "+N more" for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.views.blocks import Block, section

LIST_BUDGET: Final = 2700
"""Code points of one list's items: what a section holds, less heading and "+N more"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A heading over items (finished mrkdwn), of which at most ``most`` are shown."""

    heading: str
    items: tuple[str, ...]
    most: int = 5


def pack(listings: Sequence[Listing], budget: int) -> tuple[Block | None, ...]:
    """One section a listing, None for an empty one; ``budget`` is code points of all items.

    Each list gets its first item before any gets its second, so a long one starves none.
    """
    taken = [0] * len(listings)
    room = [LIST_BUDGET] * len(listings)
    growing = list(range(len(listings)))
    while growing:
        still = []
        for index in growing:
            listing = listings[index]
            if taken[index] == min(len(listing.items), listing.most):
                continue
            cost = len(listing.items[taken[index]]) + 3
            if cost > min(budget, room[index]):
                continue
            taken[index] += 1
            room[index] -= cost
            budget -= cost
            still.append(index)
        growing = still
    return tuple(_drawn(listing, count) for listing, count in zip(listings, taken, strict=True))


def _drawn(listing: Listing, shown: int) -> Block | None:
    if not listing.items:
        return None
    more = len(listing.items) - shown
    return section(f"*{listing.heading}*", *listing.items[:shown], f"+{more} more" if more else "")
