"""The hard rules: who is never picked for what, and why."""

from datetime import datetime

from bot.core.absence import Reason
from bot.core.candidate import Candidate, Rule, RuledOut, Waiting
from bot.core.worktime import (
    Period,
    absence_during,
    away_at,
    focuses_during,
    works_through,
)

Words = tuple[str, str]
"""About a member, and the same written to them."""

AWAY: dict[Reason, Words] = {
    "skip": ("skips this round", "you skip this round"),
    "leave": ("is away", "you are away"),
    "status": ("is away, as their Slack status says", "you are away, as your Slack status says"),
    "holiday": ("has a public holiday", "you have a public holiday"),
    "calendar": ("is away, as their calendar says", "you are away, as your calendar says"),
}
NO_CAPACITY = ("takes no contacts at the moment", "you take no contacts at the moment")
RESTING = (
    "rests after a contact they declined, let expire or missed",
    "you rest after a contact you declined, let expire or missed",
)
NEWCOMER = (
    "is new, and nobody experienced was free to be there with them",
    "you are new, and nobody experienced was free to be there with you",
)
EXCLUDED = (
    "was asked before, or is excluded by it",
    "you were asked before, or are excluded by it",
)
HOST = ("is its host", "you are its host")
CLASH = ("is in another call then", "you are in another call then")
FOCUS_DAY = ("keeps that day free for focus", "you keep that day free for focus")
OUTSIDE_HOURS = ("does not work at that hour", "you do not work at that hour")


def rule_out(candidate: Candidate, at: datetime) -> RuledOut | None:
    """The rule that keeps this member from every contact of a round at that instant."""
    absence = away_at(candidate.calendar, at)
    if absence is not None:
        return _ruled(candidate, None, "absent", AWAY[absence.reason], absence.until)
    ceiling, begun = candidate.ceiling, candidate.begun_last_28_days
    if ceiling is not None and begun >= ceiling:
        full = f"begun {begun} in the last 28 days, and the ceiling is {ceiling}"
        return _ruled(candidate, None, "ceiling", (f"has {full}", f"you have {full}"))
    if candidate.capacity == 0:
        return _ruled(candidate, None, "capacity", NO_CAPACITY)
    return None


def is_resting(candidate: Candidate, at: datetime) -> bool:
    """Whether this member rests then, and is picked only where nobody else can."""
    return candidate.rest_until is not None and at < candidate.rest_until


def resting(candidate: Candidate) -> RuledOut:
    """What to say of somebody who rests and was not needed."""
    return _ruled(candidate, None, "resting", RESTING, candidate.rest_until)


def newcomer(candidate: Candidate) -> RuledOut:
    """What to say of somebody on the shadow ladder for whom there was nobody to be with."""
    return _ruled(candidate, None, "newcomer", NEWCOMER)


def rule_out_of(candidate: Candidate, contact: Waiting) -> RuledOut | None:
    """The rule that keeps this member from this contact, whatever the round."""
    if candidate.user_id in contact.excluded_user_ids:
        return _ruled(candidate, contact, "excluded", EXCLUDED)
    if candidate.user_id == contact.host_user_id:
        return _ruled(candidate, contact, "host", HOST)
    period = contact.period
    return None if period is None else _rule_out_of_call(candidate, contact, period)


def _rule_out_of_call(candidate: Candidate, call: Waiting, period: Period) -> RuledOut | None:
    since, until = period
    absence = absence_during(candidate.calendar, since, until)
    if absence is not None:
        return _ruled(candidate, call, "absent", AWAY[absence.reason], absence.until)
    if any(begin < until and since < end for begin, end in candidate.busy):
        return _ruled(candidate, call, "clash", CLASH)
    if focuses_during(candidate.calendar, since, until):
        return _ruled(candidate, call, "focus_day", FOCUS_DAY)
    if candidate.calls_outside_hours or works_through(candidate.calendar, since, until):
        return None
    return _ruled(candidate, call, "outside_hours", OUTSIDE_HOURS)


def _ruled(
    candidate: Candidate,
    contact: Waiting | None,
    rule: Rule,
    words: Words,
    until: datetime | None = None,
) -> RuledOut:
    return RuledOut(
        member_id=candidate.member_id,
        contact_id=None if contact is None else contact.contact_id,
        rule=rule,
        reason=words[0],
        yours=words[1],
        until=until,
    )
