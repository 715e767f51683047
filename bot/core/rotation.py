"""The round: who is paired with which waiting contact, and why.

One function decides for the engine, the preview and `why` alike.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.deciding import decide_round
from bot.core.plan import Pick, Plan, Returned, Round
from bot.core.shadowing import everybody_begins
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
    sum of ranks by time since the last contact, then a stable hash. Whoever may take several
    contacts stands a stride further back for each they already have in the round. The order in
    which candidates and contacts are given changes nothing.

    With a shadow ladder (`Round.shadowing`), leads are picked first, among those who may lead,
    and shadows second. Where nobody on the roster is experienced yet, there is no ladder.

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
    ladder = round_.shadowing and not everybody_begins(candidates)
    barred: frozenset[str] = frozenset()
    while True:
        decided = decide_round(candidates, waiting, round_, ladder=ladder, barred=barred)
        if not decided.alone:
            return decided.plan
        # Of those who would lead alone and must not, the one whose turn is least urgent waits.
        barred |= {decided.alone[-1]}


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


def _refuse_doubles(ids: Iterable[str], sentence: str) -> None:
    seen = list(ids)
    if len(set(seen)) != len(seen):
        raise ValueError(sentence)
