"""When somebody is reminded of a question, when that ends, and until when a message makes sense.

Two reminders, one and three working days after the question; two working days after the second
one the question counts as ignored and nothing more is said of it. It stays open on Home for
30 days and is closed then (PRODUCT: Follow-up).
"""

from datetime import datetime, time, timedelta
from typing import Final, Literal, get_args

from bot.core.localtime import local_day, local_instant
from bot.core.work_calendar import ONE_DAY, periods_of
from bot.core.worktime import NeverWorkingError, WorkCalendar, next_working_morning

MOST_REMINDERS: Final = 2
OPEN_FOR: Final = timedelta(days=30)
"""How long a question can be answered."""
IGNORED_IN_A_ROW: Final = 2
"""So many questions without an answer, and we ask whether to pause."""
_WAITS: Final = (1, 2, 2)
"""Working days from the question to the first reminder, to the second, to silence."""
_LATER: Final = timedelta(days=7)
_MONDAY: Final = 0

Snooze = Literal["hour", "tomorrow", "monday"]
SNOOZES: Final[tuple[Snooze, ...]] = get_args(Snooze)


def morning_after(calendar: WorkCalendar, at: datetime, days: int = 1) -> datetime:
    """When work begins so many working days after the local day of `at`.

    Whoever never works again is looked at a week later.
    """
    try:
        for _ in range(days):
            at = next_working_morning(calendar, at)
    except NeverWorkingError:
        return at + _LATER
    return at


def next_look(calendar: WorkCalendar, at: datetime, reminders: int) -> datetime:
    """When to look at an unanswered question again, asked or reminded of at `at`.

    Always the beginning of a working day, so that a day's reminders are one message.
    """
    return morning_after(calendar, at, _WAITS[min(reminders, MOST_REMINDERS)])


def snoozed_until(choice: Snooze, zone: str, at: datetime) -> datetime:
    """The moment somebody chose: an hour from now, or the beginning of a local day.

    "Monday" on a Monday is the next one. Whether they work then is not asked here.
    """
    if choice == "hour":
        return at + timedelta(hours=1)
    today = local_day(at, zone)
    days = 1 if choice == "tomorrow" else (_MONDAY - today.weekday() - 1) % 7 + 1
    return local_instant(today + days * ONE_DAY, time.min, zone)


def end_of_work(calendar: WorkCalendar, at: datetime) -> datetime:
    """When the working day of `at` ends: until then a message to this person makes sense.

    An hour later where they do not work that day.
    """
    periods = periods_of(calendar, local_day(at, calendar.zone))
    return max((end for _, end in periods if end > at), default=at + timedelta(hours=1))
