"""Which contacts a round takes: calls first, then the oldest tickets, as far as people suffice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.entrant import places_of
from bot.core.matching import Matching
from bot.core.ruling import rule_out_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """The contacts of a round; all of them can be paired at once."""

    contacts: tuple[Waiting, ...]
    able: tuple[int, ...]
    """For each of the people the bit set of `contacts` they may take."""
    once: int
    """Bit set of `contacts` of which nobody may take two: calls that overlap others."""
    unfilled: tuple[str, ...]
    """Ids of contacts there was a seat for and nobody able, at most as many as seats."""
    ruled_out: tuple[RuledOut, ...]


def take(people: Sequence[Candidate], waiting: Sequence[Waiting], seats: int) -> Taken:
    """Take contacts in order, each if somebody is left for it, until all seats are full.

    Whoever may take several contacts takes at most one of several calls that overlap.
    """
    places = [places_of(one) for one in people]
    starts = [0, *accumulate(places)]
    overlapping = _overlapping(waiting)
    matching = Matching()
    kept: list[tuple[Waiting, list[int]]] = []
    passed_over: list[Waiting] = []
    ruled_out: list[RuledOut] = []
    looked_at = 0
    for contact in waiting:
        if len(kept) == min(seats, starts[-1]):
            break
        looked_at += 1
        rulings = [rule_out_of(one, contact) for one in people]
        ruled_out += filter(None, rulings)
        able = [number for number, ruled in enumerate(rulings) if ruled is None]
        once = contact.contact_id in overlapping
        partners = sum(
            (1 << (min(1, places[number]) if once else places[number])) - 1 << starts[number]
            for number in able
        )
        if matching.keep(partners):
            kept.append((contact, able))
        else:
            passed_over.append(contact)
    empty = seats - len(kept) - len(passed_over)
    passed_over += waiting[looked_at : looked_at + max(0, empty)]
    bits = [0] * len(people)
    for number, (_, able) in enumerate(kept):
        for one in able:
            bits[one] |= 1 << number
    return Taken(
        contacts=tuple(contact for contact, _ in kept),
        able=tuple(bits),
        once=sum(1 << n for n, (one, _) in enumerate(kept) if one.contact_id in overlapping),
        unfilled=tuple(contact.contact_id for contact in passed_over[:seats]),
        ruled_out=tuple(ruled_out),
    )


def _overlapping(waiting: Sequence[Waiting]) -> frozenset[str]:
    """Ids of the calls that overlap another one."""
    periods = ((one.period, one.contact_id) for one in waiting)
    calls = sorted((period, contact_id) for period, contact_id in periods if period is not None)
    found: set[str] = set()
    running: list[tuple[datetime, str]] = []
    for (since, until), contact_id in calls:
        running = [one for one in running if one[0] > since]
        if running:
            found |= {contact_id, *(other for _, other in running)}
        running.append((until, contact_id))
    return frozenset(found)


def in_order(waiting: Sequence[Waiting], at: datetime) -> list[Waiting]:
    """Calls not yet begun by their start, then tickets, oldest first."""
    calls = (one for one in waiting if one.starts_at is not None and one.starts_at > at)
    tickets = (one for one in waiting if one.starts_at is None)
    return [
        *sorted(calls, key=lambda one: (one.starts_at, one.stable_id, one.contact_id)),
        *sorted(tickets, key=lambda one: (one.since, one.stable_id, one.contact_id)),
    ]
