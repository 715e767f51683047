"""The rounds to come, made by the function that picks, if everybody accepts and finishes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.candidate import Candidate, Waiting
from bot.core.plan import Plan, Round
from bot.core.rotation import call_is_due, plan_round
from bot.core.worktime import WorkCalendar


def forecast(
    candidates: Sequence[Candidate],
    waiting: Sequence[Waiting],
    rounds: Sequence[Round],
    calendar: WorkCalendar,
    *,
    then: datetime | None = None,
) -> tuple[Plan, ...]:
    """What those rounds would decide, each after the one before it.

    Where too few contacts wait, imagined tickets take the seats left (`is_imagined`).

    Args:
        candidates: every active member as they stand now.
        waiting: every contact that waits now, calls that are not yet due as well.
        rounds: the coming rounds, in order; `v` counts of the first, the others go on from it.
        calendar: the rotation's working days, for calls (`call_is_due`).
        then: the round after the last, if there is one; it too may be in time for a call.
    """
    plans: list[Plan] = []
    moments = [*(one.at for one in rounds), *([then] if then else [])]
    for number, terms in enumerate(rounds):
        later = moments[number + 1 :]
        due = [
            one
            for one in waiting
            if one.starts_at is None or call_is_due(one.starts_at, terms.at, later, calendar)
        ]
        offered = [*due, *imagined(terms)]
        v = plans[-1].v if plans else terms.v
        plan = plan_round(candidates, offered, replace(terms, v=v))
        candidates = afterwards(candidates, offered, plan, terms.at)
        taken = {pick.contact_id for pick in plan.pairs}
        waiting = [one for one in waiting if one.contact_id not in taken]
        plans.append(plan)
    return tuple(plans)


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
    return tuple(
        replace(
            one,
            virtual_pass=one.virtual_pass + gained.get(one.member_id, 0) + strides[one.member_id],
            was_away=one.member_id in plan.away,
            begun_last_28_days=one.begun_last_28_days + len(mine[one.member_id]),
            last_contact_at=at if mine[one.member_id] else one.last_contact_at,
            in_previous_round=bool(mine[one.member_id]),
            busy=one.busy + tuple(c.period for c in mine[one.member_id] if c.period),
            met_customers=one.met_customers
            | {c.customer_id for c in mine[one.member_id] if c.customer_id},
            shadowed_with=one.shadowed_with | partners[one.member_id],
        )
        for one in candidates
    )
