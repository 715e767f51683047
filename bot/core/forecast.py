"""The rounds to come, made by the function that picks, if everybody accepts and finishes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.candidate import CEILING_PERIOD, Candidate, Waiting
from bot.core.plan import Plan, Round
from bot.core.rotation import call_is_due, plan_round
from bot.core.taking import in_order
from bot.core.worktime import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """What the rounds to come will look at, as things stand: all that `foresee` needs."""

    candidates: tuple[Candidate, ...]
    """Every active member as they stand now."""
    waiting: tuple[Waiting, ...]
    """Every contact that waits now, calls that are not yet due as well."""
    rounds: tuple[Round, ...]
    """In order; `v` counts of the first, the others go on from it."""
    calendar: WorkCalendar
    """The rotation's working days, for calls (`call_is_due`)."""
    then: datetime | None = None
    """The round after the last, if there is one; it too may be in time for a call."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """One round to come: what it will look at, and what it will decide."""

    terms: Round
    candidates: tuple[Candidate, ...]
    offered: tuple[Waiting, ...]
    """What it takes from, and imagined tickets behind (`is_imagined`)."""
    plan: Plan
    left: tuple[Waiting, ...]
    """What waits on afterwards."""


def foresee(coming: Coming) -> Iterator[Foreseen]:
    """The rounds to come, each after the one before it, decided by the function that picks.

    Everybody accepts, and finishes at once. Where too few contacts wait, imagined tickets take
    the seats left. What was begun before counts towards the ceiling for its own 28 days.
    """
    waiting, moments = coming.waiting, [one.at for one in coming.rounds]
    moments += [coming.then] if coming.then else []
    candidates = tuple(_dated(one, moments[0]) for one in coming.candidates) if moments else ()
    v = coming.rounds[0].v if coming.rounds else 0
    for number, first_terms in enumerate(coming.rounds):
        terms = replace(first_terms, v=v)
        candidates = tuple(_aged(one, terms.at) for one in candidates)
        due = taken_from(waiting, terms, moments[number + 1 :], coming.calendar)
        offered = (*due, *imagined(terms))
        plan = plan_round(candidates, offered, terms)
        taken = {pick.contact_id for pick in plan.pairs}
        waiting = tuple(one for one in waiting if one.contact_id not in taken)
        yield Foreseen(terms=terms, candidates=candidates, offered=offered, plan=plan, left=waiting)
        candidates = afterwards(candidates, offered, plan, terms.at)
        v = plan.v


def forecast(coming: Coming) -> tuple[Plan, ...]:
    """What these rounds will decide (`foresee`)."""
    return tuple(one.plan for one in foresee(coming))


def taken_from(
    waiting: Sequence[Waiting], terms: Round, later: Sequence[datetime], calendar: WorkCalendar
) -> tuple[Waiting, ...]:
    """What a round takes from: calls that are due, and the oldest tickets (`looked_at`).

    Args:
        waiting: all that waits, in any order.
        terms: of the round.
        later: the rounds after it; the next one is enough.
        calendar: the rotation's, which says what a working day is.
    """
    ordered = in_order(waiting, terms.at)
    calls = (
        one
        for one in ordered
        if one.starts_at is not None and call_is_due(one.starts_at, terms.at, later, calendar)
    )
    tickets = [one for one in ordered if one.starts_at is None]
    return (*calls, *tickets[: looked_at(terms.seats)])


def looked_at(seats: int) -> int:
    """How many of the oldest tickets a round looks at: somebody may not suit the first ones."""
    return 2 * seats


def _dated(one: Candidate, at: datetime) -> Candidate:
    """Whatever was begun, nobody knows when, counts as begun by then."""
    unknown = one.begun_last_28_days - len(one.begun_at)
    return replace(one, begun_at=(*one.begun_at, *[at] * unknown)) if unknown > 0 else one


def _aged(one: Candidate, at: datetime) -> Candidate:
    """What they have begun in the 28 days before this moment."""
    begun = sum(since > at - CEILING_PERIOD for since in one.begun_at)
    return one if begun == one.begun_last_28_days else replace(one, begun_last_28_days=begun)


def imagined(terms: Round) -> list[Waiting]:
    """A ticket for every seat of a round, younger than any that really waits."""
    return [
        Waiting(
            contact_id=f"imagined:{number}",
            stable_id=f"imagined:{number:03}",
            kind="ticket",
            since=terms.at,
        )
        for number in range(terms.seats)
    ]


def is_imagined(contact_id: str) -> bool:
    """Whether no such contact waits: a seat of a forecast that something will have to fill."""
    return contact_id.startswith("imagined:")


def afterwards(
    candidates: Sequence[Candidate], waiting: Sequence[Waiting], plan: Plan, at: datetime
) -> tuple[Candidate, ...]:
    """The same people once a round's contacts are done, nothing else having happened."""
    desk = {one.contact_id: one for one in waiting}
    mine: dict[str, list[Waiting]] = defaultdict(list)
    strides: Counter[str] = Counter()
    partners: dict[str, set[str]] = defaultdict(set)
    by_contact: dict[str, set[str]] = defaultdict(set)
    for pick in plan.pairs:
        mine[pick.member_id].append(desk[pick.contact_id])
        strides[pick.member_id] += pick.stride
        by_contact[pick.contact_id].add(pick.user_id)
    for pick in plan.pairs:
        partners[pick.member_id] |= by_contact[pick.contact_id] - {pick.user_id}
    gained = {one.member_id: one.amount for one in plan.returned}
    away = set(plan.away)

    def later(one: Candidate) -> Candidate:
        held, who = mine.get(one.member_id, []), one.member_id
        same = (one.was_away, one.in_previous_round) == (who in away, bool(held))
        if same and not held and who not in gained:
            return one  # as nearly everybody of a large roster
        return replace(
            one,
            virtual_pass=one.virtual_pass + gained.get(who, 0) + strides[who],
            was_away=who in away,
            begun_last_28_days=one.begun_last_28_days + len(held),
            begun_at=(*one.begun_at, *[at] * len(held)),
            last_contact_at=at if held else one.last_contact_at,
            in_previous_round=bool(held),
            busy=one.busy + tuple(c.period for c in held if c.period),
            met_customers=one.met_customers | {c.customer_id for c in held if c.customer_id},
            shadowed_with=one.shadowed_with | partners.get(who, set()),
        )

    return tuple(later(one) for one in candidates)
