"""On which days somebody is nudged about a promise, and what each nudge is about.

On the next-update date, one working day before it is due, on the day it is due, then weekly
(PRODUCT: Promises). A promise without any date is never nudged: it stands on Home.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from bot.core.messages import NudgeKind

WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
_LONGEST_ABSENCE: Final = 60
"""So many days back the working day before is looked for."""

IsWorkday = Callable[[date], bool]


def working_day_before(day: date, is_workday: IsWorkday) -> date:
    """The last day before it on which one works; the day before, if that is too long ago."""
    earlier = (day - number * DAY for number in range(1, _LONGEST_ABSENCE))
    return next((one for one in earlier if is_workday(one)), day - DAY)


def next_nudge(
    *,
    due_on: date | None,
    update_on: date | None,
    after: date,
    is_workday: IsWorkday,
    fresh: bool = False,
) -> date | None:
    """The next local day on which to nudge.

    Args:
        due_on: when the promise is due, if a day was named.
        update_on: when the customer is to hear from us next, if a day was named.
        after: the day up to which everything has been said.
        is_workday: whether its owner works on a local day.
        fresh: the dates were set on `after` itself: what falls on that day is said a day later,
            for nobody wants to be reminded of what they are just writing.

    Returns:
        A day after `after`, perhaps one without work (then the nudge waits); None: never.
    """
    days = {day for day in (due_on, update_on) if day is not None}
    if not days:
        return None
    last = max(days)
    if due_on is not None:
        days.add(working_day_before(due_on, is_workday))
    if coming := [day for day in days if day > after]:
        return min(coming)
    if fresh and last == after:
        return after + DAY
    return last + ((after - last) // WEEK + 1) * WEEK


def nudge_on(
    *, due_on: date | None, update_on: date | None, today: date, is_workday: IsWorkday
) -> NudgeKind:
    """What a nudge of that day is about: the most pressing of what there is to say."""
    if due_on is not None and due_on < today:
        return "overdue"
    if due_on == today:
        return "due"
    if due_on is not None and today >= working_day_before(due_on, is_workday):
        return "soon"
    return "soon" if update_on is None else "update"
