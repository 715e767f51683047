"""Which contacts a round takes: calls first, then the oldest tickets, as far as people suffice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.matching import Matching
from bot.core.ruling import rule_out_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """The contacts of a round; all of them can be paired at once."""

    contacts: tuple[Waiting, ...]
    able: tuple[int, ...]
    """For each of the people the bit set of `contacts` they may take."""
    unfilled: tuple[str, ...]
    """Ids of contacts there was a seat for and nobody able, at most as many as seats."""
    ruled_out: tuple[RuledOut, ...]


def take(people: Sequence[Candidate], waiting: Sequence[Waiting], seats: int) -> Taken:
    """Take contacts in order, each if somebody is left for it, until all seats are full."""
    matching = Matching()
    kept: list[tuple[Waiting, int]] = []
    passed_over: list[Waiting] = []
    ruled_out: list[RuledOut] = []
    looked_at = 0
    for contact in waiting:
        if len(kept) == min(seats, len(people)):
            break
        looked_at += 1
        rulings = [rule_out_of(one, contact) for one in people]
        ruled_out += filter(None, rulings)
        partners = sum(1 << place for place, ruled in enumerate(rulings) if ruled is None)
        if matching.keep(partners):
            kept.append((contact, partners))
        else:
            passed_over.append(contact)
    empty = seats - len(kept) - len(passed_over)
    passed_over += waiting[looked_at : looked_at + max(0, empty)]
    return Taken(
        contacts=tuple(contact for contact, _ in kept),
        able=tuple(
            sum(1 << number for number, (_, partners) in enumerate(kept) if partners >> place & 1)
            for place in range(len(people))
        ),
        unfilled=tuple(contact.contact_id for contact in passed_over[:seats]),
        ruled_out=tuple(ruled_out),
    )


def in_order(waiting: Sequence[Waiting], at: datetime) -> list[Waiting]:
    """Calls not yet begun by their start, then tickets, oldest first."""
    calls = (one for one in waiting if one.starts_at is not None and one.starts_at > at)
    tickets = (one for one in waiting if one.starts_at is None)
    return [
        *sorted(calls, key=lambda one: (one.starts_at, one.stable_id, one.contact_id)),
        *sorted(tickets, key=lambda one: (one.since, one.stable_id, one.contact_id)),
    ]
