"""The round: who is paired with which waiting contact, and why.

One function decides for the engine, the preview and `why` alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.assignment import draw
from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.ledger import raise_v
from bot.core.pairs import Entrant, pair, returning
from bot.core.plan import Pick, Plan, Returned, Round
from bot.core.ruling import is_resting, resting, rule_out
from bot.core.taking import in_order, take
from bot.core.worktime import WorkCalendar, add_working_days

__all__ = [
    "Candidate",
    "Pick",
    "Plan",
    "Returned",
    "Round",
    "RuledOut",
    "Waiting",
    "call_is_due",
    "plan_round",
]

NOTICE_DAYS = 2


def plan_round(candidates: Sequence[Candidate], waiting: Sequence[Waiting], round_: Round) -> Plan:
    """Decide one round.

    Of the people no hard rule keeps away, the largest assignment is made to the contacts the
    round takes; those picked have the least effective passes (sorted, lexicographically), whoever
    rests coming after all others; then the greatest sum of soft scores decides, then the least
    sum of ranks by time since the last contact, then a stable hash. The order in which
    candidates and contacts are given changes nothing.

    Args:
        candidates: every active member.
        waiting: calls that are due (`call_is_due`) and open tickets, in any order. Calls are
            taken first, by their start, then tickets, oldest first: as many as there are seats
            and as can be taken by somebody. A call that has begun is passed over.
        round_: the moment and terms.

    Raises:
        ValueError: two candidates with one user id, or two contacts with one id.
    """
    _refuse_doubles((one.user_id for one in candidates), "candidates: one user is there twice.")
    _refuse_doubles((one.contact_id for one in waiting), "waiting: one contact is there twice.")
    ruled_out, people = _admit(candidates, round_)
    taken = take(people, in_order(waiting, round_.at), round_.seats)
    here = [
        Entrant(candidate=one, able=able, rests=is_resting(one, round_.at))
        for one, able in zip(people, taken.able, strict=True)
    ]
    v = raise_v(
        round_.v,
        (
            one.candidate.standing
            for one in here
            if one.able and not one.rests and not one.candidate.was_away
        ),
    )
    # In a round without contacts nobody is unsuited.
    present = [one for one in here if not one.rests and (one.able or not taken.contacts)]
    returned = {
        one.candidate.member_id: amount
        for one in present
        if (amount := returning(one.candidate, v)) > 0
    }
    entrants = [replace(one, returned=returned.get(one.candidate.member_id, 0)) for one in here]
    pairs = pair(entrants, taken.contacts, round_.salt)
    ruled_out += _not_needed(here, pairs)
    ruled_out += taken.ruled_out
    present_ids = {one.candidate.member_id for one in present}
    return Plan(
        pairs=pairs,
        unfilled=taken.unfilled,
        ruled_out=tuple(sorted(ruled_out, key=lambda one: (one.member_id, one.contact_id or ""))),
        away=tuple(sorted({one.member_id for one in candidates} - present_ids)),
        returned=tuple(
            Returned(member_id=member_id, amount=amount)
            for member_id, amount in sorted(returned.items())
        ),
        v=v,
    )


def call_is_due(
    starts_at: datetime, at: datetime, later_rounds: Iterable[datetime], calendar: WorkCalendar
) -> bool:
    """Whether a call is to be taken now, at a round or in between.

    A call is taken by the last round at least two working days before it; if there is none, it
    is offered at once; once past its start it is gone. So it is due unless a later round is
    still early enough. "Two working days before" is two working days later at the same local
    time, or earlier (`add_working_days`).

    Args:
        starts_at: when the call begins.
        at: now.
        later_rounds: the rounds after `at`; the next one is enough.
        calendar: the rotation's zone, hours and holidays, which say what a working day is.

    Raises:
        NeverWorkingError: the rotation has no working days.
    """
    if starts_at <= at:
        return False
    following = min((one for one in later_rounds if one > at), default=None)
    return following is None or add_working_days(calendar, following, NOTICE_DAYS) > starts_at


def _admit(
    candidates: Sequence[Candidate], round_: Round
) -> tuple[list[RuledOut], list[Candidate]]:
    """Who is kept from the whole round, and all others in an order only the draw decides."""
    by_lot = sorted(candidates, key=lambda one: draw(round_.salt, one.user_id, ""))
    rulings = [(one, rule_out(one, round_.at)) for one in by_lot]
    return (
        [ruled for _, ruled in rulings if ruled is not None],
        [one for one, ruled in rulings if ruled is None],
    )


def _not_needed(here: Sequence[Entrant], pairs: Sequence[Pick]) -> list[RuledOut]:
    """Whoever rests and could rest on."""
    picked = {one.member_id for one in pairs}
    return [
        resting(one.candidate)
        for one in here
        if one.rests and one.candidate.member_id not in picked
    ]


def _refuse_doubles(ids: Iterable[str], sentence: str) -> None:
    seen = list(ids)
    if len(set(seen)) != len(seen):
        raise ValueError(sentence)
