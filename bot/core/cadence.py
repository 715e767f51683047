"""When a rotation holds its rounds: on some days at a local time, from a start to an end.

The days are some weekdays every so many weeks, or some days of the months (`MonthRule`).

A cadence is wall-clock time in the rotation's zone. On the night the clocks change:

- An occurrence at a local time that does not exist is held at the end of the gap: 02:30 in a gap
  from 02:00 to 03:00 is held at 03:00, not 03:30.
- An occurrence at a local time that occurs twice is held once, at the first.
- Where a whole day is left out, the day's occurrence is held when the gap ends; should that be
  the very instant of the next day's occurrence, both are one.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import dropwhile, takewhile

from bot.core.cadence_days import days_from
from bot.core.cadence_rule import Cadence
from bot.core.localtime import as_utc, iso_week, local_day, local_instant, week_label, zone_of
from bot.core.monthly import MonthRule

__all__ = [
    "Cadence",
    "CadenceEndedError",
    "MonthRule",
    "iso_week",
    "local_instant",
    "next_occurrence",
    "occurrence_after",
    "occurrences",
    "week_label",
    "zone_of",
]


class CadenceEndedError(Exception):
    """No occurrence is left to come."""

    def __str__(self) -> str:
        """One sentence for a person."""
        return "no round is left to come; look at the rotation's end, pause and days."


def next_occurrence(cadence: Cadence, after: datetime) -> datetime:
    """The first occurrence strictly after that instant, in UTC.

    Raises:
        CadenceEndedError: none is left: it has ended, is paused until somebody resumes, or all
            its days of ten years are left out.
    """
    found = occurrence_after(cadence, after)
    if found is None:
        raise CadenceEndedError
    return found


def occurrence_after(cadence: Cadence, after: datetime) -> datetime | None:
    """Like `next_occurrence`, but None where no occurrence is left."""
    return next((at for at in _held(cadence, after) if at > after), None)


def occurrences(cadence: Cadence, since: datetime, until: datetime) -> Iterator[datetime]:
    """Every occurrence in ``[since, until)``, oldest first, in UTC."""
    held = takewhile(lambda at: at < until, _held(cadence, since))
    return dropwhile(lambda at: at < since, held)


def _held(cadence: Cadence, around: datetime) -> Iterator[datetime]:
    """Occurrences from a little before `around` on, each instant once, in order."""
    # A gap over midnight moves an occurrence to the day after its own.
    first = local_day(as_utc(around), cadence.zone) - timedelta(days=1)
    days = days_from(cadence, first)
    held = (local_instant(day, cadence.local_time, cadence.zone) for day in days)
    ends = [since for since, until in cadence.pauses if until is None]
    running = takewhile(lambda at: not ends or at < min(ends), _merged(held))
    yield from (at for at in running if not _is_paused(cadence, at))


def _merged(held: Iterator[datetime]) -> Iterator[datetime]:
    last: datetime | None = None
    for at in held:
        if at != last:
            yield at
        last = at


def _is_paused(cadence: Cadence, at: datetime) -> bool:
    return any(since <= at and (until is None or at < until) for since, until in cadence.pauses)
