"""Reckoning with working time: is it now, when is it next, four hours of it from here.

Instants are aware; results are UTC; periods are ``[from, until)``. A search looks two years
ahead; who does not work in that time never works (`NeverWorkingError`).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from bot.core.localtime import as_utc, local_day, local_instant, zone_of
from bot.core.work_calendar import (
    ONE_DAY,
    Period,
    WorkCalendar,
    WorkHours,
    absence_during,
    away_at,
    back_at,
    focuses_during,
    periods_of,
)

__all__ = [
    "NeverWorkingError",
    "Period",
    "WorkCalendar",
    "WorkHours",
    "absence_during",
    "add_working",
    "add_working_days",
    "away_at",
    "back_at",
    "focuses_during",
    "is_working",
    "next_working",
    "next_working_morning",
    "works_through",
]

HORIZON_DAYS = 731


class NeverWorkingError(Exception):
    """Not enough working time in the next two years."""

    def __str__(self) -> str:
        """One sentence for a person."""
        return "there is not enough working time in the next two years; look at hours and absences."


def is_working(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether this person works at that instant."""
    return works_through(calendar, at, at + datetime.resolution)


def works_through(calendar: WorkCalendar, since: datetime, until: datetime) -> bool:
    """Whether this person works all the time of ``[since, until)``, a period that is not empty."""
    reached = as_utc(since)
    day = local_day(reached, calendar.zone)
    last = local_day(until, calendar.zone)
    while day <= last:
        for begin, end in periods_of(calendar, day):
            if begin <= reached < end:
                reached = end
        day += ONE_DAY
    return reached >= until


def next_working(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first working instant from `at` on: `at` itself if they work then.

    Raises:
        NeverWorkingError: there is none in two years.
    """
    return next(_periods(calendar, at))[0]


def next_working_morning(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first working instant of the first working day that begins strictly after `at`.

    Before work that is this morning, during and after work the next working day's.

    Raises:
        NeverWorkingError: there is none in two years.
    """
    return next(day[0][0] for day in _days(calendar, at) if day[0][0] > at)


def add_working(calendar: WorkCalendar, at: datetime, amount: timedelta) -> datetime:
    """The instant when that much working time has passed since `at`.

    "Four working hours later": just when the last of them ends, so at the end of a working day
    and not at the beginning of the next. No time at all gives `next_working`.

    Raises:
        NeverWorkingError: not so much working time in two years.
        ValueError: a negative amount.
    """
    if amount < timedelta(0):
        sentence = "amount: working time is counted forwards; give 0 or more."
        raise ValueError(sentence)
    periods = _periods(calendar, at)
    begin, end = next(periods)
    while amount > end - begin:
        amount -= end - begin
        begin, end = next(periods)
    return begin + amount


def add_working_days(calendar: WorkCalendar, at: datetime, days: int) -> datetime:
    """The same local time that many working days later.

    Counting begins at `next_working`; a working day is a local date with any working time; where
    there is no work at that local time, the next working instant. So one working day after
    Friday 14:00 is Monday 14:00, after Friday 20:00 Tuesday 9:00 (Monday has passed), after
    Sunday noon Tuesday 9:00. No days give `next_working`.

    Raises:
        NeverWorkingError: not so many working days in two years.
        ValueError: a negative number of days.
    """
    if days < 0:
        sentence = "days: working days are counted forwards; give 0 or more."
        raise ValueError(sentence)
    start = next_working(calendar, at)
    clock = start.astimezone(zone_of(calendar.zone)).time()
    later = next(islice(_days(calendar, start), days, None))[0][0]
    same_time = local_instant(local_day(later, calendar.zone), clock, calendar.zone)
    return next_working(calendar, max(start, same_time))


def _periods(calendar: WorkCalendar, since: datetime) -> Iterator[Period]:
    """Working periods from `since` on; the first may have begun before and is cut there."""
    since = as_utc(since)
    for day in _days(calendar, since):
        yield from ((max(begin, since), end) for begin, end in day if end > since)


def _days(calendar: WorkCalendar, since: datetime) -> Iterator[tuple[Period, ...]]:
    """The periods of each working day that ends after `since`; raises at the horizon."""
    first = local_day(as_utc(since), calendar.zone)
    for number in range(HORIZON_DAYS):
        periods = periods_of(calendar, first + number * ONE_DAY)
        if periods and periods[-1][1] > since:
            yield periods
    raise NeverWorkingError
