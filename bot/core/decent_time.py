"""Whether this is a decent time to write to somebody unasked, and when the next one is."""

from datetime import datetime

from bot.core.worktime import WorkCalendar, is_working, next_working


def is_decent(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether they work then and have not asked Slack for quiet.

    Working excludes absence and focus days: see `work_calendar`.
    """
    return is_working(calendar, at) and not _is_quiet(calendar, at)


def next_decent(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first moment from `at` on at which it is decent to write, in UTC.

    Raises:
        NeverWorkingError: there is none in two years.
    """
    found = next_working(calendar, at)
    while _is_quiet(calendar, found):
        quiet_until = max(end for begin, end in calendar.quiet if begin <= found < end)
        found = next_working(calendar, quiet_until)
    return found


def _is_quiet(calendar: WorkCalendar, at: datetime) -> bool:
    return any(begin <= at < end for begin, end in calendar.quiet)
