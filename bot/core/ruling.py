"""The hard rules: who is never picked for what, and why."""

from datetime import datetime

from bot.core.absence import Reason
from bot.core.candidate import Candidate, Rule, RuledOut, Waiting
from bot.core.worktime import Period, absence_during, away_at, works_through

AWAY: dict[Reason, str] = {
    "skip": "skips this round",
    "leave": "is away",
    "status": "is away, as their Slack status says",
    "holiday": "has a public holiday",
    "calendar": "is away, as their calendar says",
}


def rule_out(candidate: Candidate, at: datetime) -> RuledOut | None:
    """The rule that keeps this member from every contact of a round at that instant."""
    absence = away_at(candidate.calendar, at)
    if absence is not None:
        return _ruled(candidate, None, "absent", AWAY[absence.reason], absence.until)
    ceiling, begun = candidate.ceiling, candidate.begun_last_28_days
    if ceiling is not None and begun >= ceiling:
        full = f"has begun {begun} in the last 28 days, and the ceiling is {ceiling}"
        return _ruled(candidate, None, "ceiling", full)
    if candidate.capacity == 0:
        return _ruled(candidate, None, "capacity", "takes no contacts at the moment")
    return None


def is_resting(candidate: Candidate, at: datetime) -> bool:
    """Whether this member rests then, and is picked only where nobody else can."""
    return candidate.rest_until is not None and at < candidate.rest_until


def resting(candidate: Candidate) -> RuledOut:
    """What to say of somebody who rests and was not needed."""
    rest = "rests after a contact they declined, let expire or missed"
    return _ruled(candidate, None, "resting", rest, candidate.rest_until)


def newcomer(candidate: Candidate) -> RuledOut:
    """What to say of somebody on the shadow ladder for whom there was nobody to be with."""
    alone = "is new, and nobody experienced was free to be there with them"
    return _ruled(candidate, None, "newcomer", alone)


def rule_out_of(candidate: Candidate, contact: Waiting) -> RuledOut | None:
    """The rule that keeps this member from this contact, whatever the round."""
    if candidate.user_id in contact.excluded_user_ids:
        return _ruled(candidate, contact, "excluded", "was asked before, or is excluded by it")
    if candidate.user_id == contact.host_user_id:
        return _ruled(candidate, contact, "host", "is its host")
    period = contact.period
    return None if period is None else _rule_out_of_call(candidate, contact, period)


def _rule_out_of_call(candidate: Candidate, call: Waiting, period: Period) -> RuledOut | None:
    since, until = period
    absence = absence_during(candidate.calendar, since, until)
    if absence is not None:
        return _ruled(candidate, call, "absent", AWAY[absence.reason], absence.until)
    if any(begin < until and since < end for begin, end in candidate.busy):
        return _ruled(candidate, call, "clash", "is in another call then")
    if candidate.calls_outside_hours or works_through(candidate.calendar, since, until):
        return None
    return _ruled(candidate, call, "outside_hours", "does not work at that hour")


def _ruled(
    candidate: Candidate,
    contact: Waiting | None,
    rule: Rule,
    reason: str,
    until: datetime | None = None,
) -> RuledOut:
    return RuledOut(
        member_id=candidate.member_id,
        contact_id=None if contact is None else contact.contact_id,
        rule=rule,
        reason=reason,
        until=until,
    )
