"""The local days of a cadence, in order."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from bot.core.cadence_rule import Cadence
from bot.core.monthly import SATURDAY, MonthRule, month_days
from bot.core.public_holidays import public_holidays

ONE_DAY = timedelta(days=1)
A_WEEK = timedelta(weeks=1)

HORIZON = timedelta(days=3660)
"""29 February is at most eight years away; what is not held in ten never is."""

LONGEST_MOVE = timedelta(days=40)
"""More than any row of days off that could move an occurrence."""


def days_from(cadence: Cadence, first: date) -> Iterator[date]:
    """Every local day from `first` on at which it is held, for ten years, in order.

    A day to which several are moved comes several times.
    """
    if cadence.starts is not None:
        first = max(first, cadence.starts)
    end = first + HORIZON
    if cadence.ends is not None:
        end = min(end, cadence.ends)
    for day in _moved(cadence, first):
        if day >= end:
            return
        if day >= first:
            yield day


def _moved(cadence: Cadence, first: date) -> Iterator[date]:
    """The days from a little before `first` on, after days off have moved them or left them out."""
    if cadence.day_off == "hold":
        return _nominal(cadence, first)
    if cadence.day_off == "move":
        return (_next_worked(cadence, day) for day in _nominal(cadence, first - LONGEST_MOVE))
    # A search that finds no day that is worked must end as well.
    near = takewhile(lambda day: day - first < HORIZON, _nominal(cadence, first))
    return (day for day in near if _is_worked(cadence, day))


def _next_worked(cadence: Cadence, day: date) -> date:
    while not _is_worked(cadence, day):
        day += ONE_DAY
    return day


def _nominal(cadence: Cadence, first: date) -> Iterator[date]:
    if cadence.month is None:
        return _by_week(cadence, first)
    return _by_month(cadence, cadence.month, first)


def _by_week(cadence: Cadence, first: date) -> Iterator[date]:
    monday = first - timedelta(days=first.weekday())
    anchor = cadence.anchor - timedelta(days=cadence.anchor.weekday())
    monday -= (monday - anchor) // A_WEEK % cadence.every_weeks * A_WEEK
    while True:
        yield from (monday + day * ONE_DAY for day in cadence.weekdays)
        monday += cadence.every_weeks * A_WEEK


def _by_month(cadence: Cadence, rule: MonthRule, first: date) -> Iterator[date]:
    number = first.year * 12 + first.month - 1
    # Months that have no such day yield nothing, so the search for the next ends by itself.
    for one in range(number, number + HORIZON.days // 28):
        yield from month_days(
            rule,
            one // 12,
            one % 12 + 1,
            weekdays=cadence.weekdays,
            is_free=lambda day: _is_holiday(cadence, day),
        )


def _is_worked(cadence: Cadence, day: date) -> bool:
    weekend = day.weekday() >= SATURDAY and day.weekday() not in cadence.weekdays
    return not weekend and not _is_holiday(cadence, day)


def _is_holiday(cadence: Cadence, day: date) -> bool:
    return bool(cadence.country) and day in public_holidays(str(cadence.country), day.year)
