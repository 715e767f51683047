"""A pairing's life: its states and the acts that lead from one to the next."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.core.worktime import NeverWorkingError, WorkCalendar, add_working, add_working_days

State = Literal[
    "offered", "accepted", "done", "declined", "expired", "handed_over", "cancelled", "no_show"
]
Act = Literal["accept", "decline", "expire", "finish", "hand_over", "cancel", "miss", "move"]

LIVE: Final[frozenset[State]] = frozenset({"offered", "accepted"})
"""The states in which a contact is in the member's hands."""

TRANSITIONS: Final[dict[tuple[State, Act], State]] = {
    ("offered", "accept"): "accepted",
    ("offered", "decline"): "declined",
    ("offered", "expire"): "expired",
    ("offered", "hand_over"): "handed_over",
    ("offered", "cancel"): "cancelled",
    ("offered", "move"): "offered",
    ("accepted", "finish"): "done",
    ("accepted", "hand_over"): "handed_over",
    ("accepted", "cancel"): "cancelled",
    ("accepted", "miss"): "no_show",
    ("accepted", "move"): "accepted",
    # The follow-up may say that what was taken for done did not happen.
    ("done", "cancel"): "cancelled",
    ("done", "miss"): "no_show",
    ("done", "move"): "accepted",
}

ANSWER_WITHIN = timedelta(hours=4)
BEFORE_A_CALL = timedelta(hours=1)
REST_DAYS = 5


def advance(state: State, act: Act) -> State | None:
    """The state that follows, or None: the act comes too late or makes no sense here."""
    return TRANSITIONS.get((state, act))


def offer_deadline(
    calendar: WorkCalendar, offered_at: datetime, starts_at: datetime | None
) -> datetime:
    """Until when an offer may be answered, in UTC.

    Four working hours of the member or one hour before a call, whichever is first, and never
    before the offer itself. Whoever never works again cannot answer: their offer ends at once.

    """
    try:
        deadline = add_working(calendar, offered_at, ANSWER_WITHIN)
    except NeverWorkingError:
        deadline = offered_at
    if starts_at is not None:
        deadline = min(deadline, starts_at - BEFORE_A_CALL)
    return max(deadline, offered_at)


def rest_until(calendar: WorkCalendar, at: datetime) -> datetime:
    """Until when a member rests who at that instant declined, let expire or did not show up.

    Five working days of the zone, hours and holidays; absences do not make a rest longer. The
    first round at or after it may pick them again. Without any working days, a week.
    """
    try:
        return add_working_days(replace(calendar, absences=()), at, REST_DAYS)
    except NeverWorkingError:
        return at + timedelta(weeks=1)
