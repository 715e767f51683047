"""When a rotation holds its rounds: some weekdays at a local time, every so many weeks.

A cadence is wall-clock time in the rotation's zone. On the night the clocks change:

- An occurrence at a local time that does not exist is held at the end of the gap: 02:30 in a gap
  from 02:00 to 03:00 is held at 03:00, not 03:30.
- An occurrence at a local time that occurs twice is held once, at the first.
- Where a whole day is left out, the day's occurrence is held when the gap ends; should that be
  the very instant of the next day's occurrence, both are one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile, pairwise, takewhile

from dateutil.rrule import MO, WEEKLY, rrule

from bot.core.localtime import as_utc, iso_week, local_day, local_instant, week_label, zone_of

__all__ = [
    "Cadence",
    "iso_week",
    "local_instant",
    "next_occurrence",
    "occurrences",
    "week_label",
    "zone_of",
]

DAYS_A_WEEK = 7
MOST_WEEKS = 52


@dataclass(frozen=True, kw_only=True, slots=True)
class Cadence:
    """The rule behind a rotation's rounds, or its digests.

    Raises:
        ValueError: a field that makes no sense; the sentence names it.
    """

    weekdays: tuple[int, ...]
    """0 is Monday; kept in order and without doubles."""
    local_time: time
    """On the clocks of `zone`; naive."""
    zone: str
    """IANA name."""
    anchor: date
    """Any day of a week that counts; says which weeks are on when `every_weeks` is not 1. It is
    no start: weeks before it count as well."""
    every_weeks: int = 1

    def __post_init__(self) -> None:
        """Refuse what could never be held."""
        zone_of(self.zone)
        if not self.weekdays:
            sentence = "weekdays: choose at least one day of the week."
            raise ValueError(sentence)
        if not all(0 <= day < DAYS_A_WEEK for day in self.weekdays):
            sentence = "weekdays: days are numbers from 0, Monday, to 6, Sunday."
            raise ValueError(sentence)
        if not 1 <= self.every_weeks <= MOST_WEEKS:
            sentence = f"every_weeks: choose a number from 1 to {MOST_WEEKS}."
            raise ValueError(sentence)
        if self.local_time.tzinfo is not None:
            sentence = "local_time: give the time on the clocks of the zone, without an offset."
            raise ValueError(sentence)
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))


def next_occurrence(cadence: Cadence, after: datetime) -> datetime:
    """The first occurrence strictly after that instant, in UTC."""
    return next(at for at in _held(cadence, after) if at > after)


def occurrences(cadence: Cadence, since: datetime, until: datetime) -> Iterator[datetime]:
    """Every occurrence in ``[since, until)``, oldest first, in UTC."""
    held = takewhile(lambda at: at < until, _held(cadence, since))
    return dropwhile(lambda at: at < since, held)


def _held(cadence: Cadence, around: datetime) -> Iterator[datetime]:
    """Occurrences from a little before `around` on, each instant once, in order."""
    # A gap over midnight moves an occurrence to the day after its own.
    first = local_day(as_utc(around), cadence.zone) - timedelta(days=1)
    monday = first - timedelta(days=first.weekday())
    anchor = cadence.anchor - timedelta(days=cadence.anchor.weekday())
    off = (monday - anchor).days // DAYS_A_WEEK % cadence.every_weeks
    start = monday - timedelta(weeks=off)
    days = rrule(
        WEEKLY,
        interval=cadence.every_weeks,
        byweekday=cadence.weekdays,
        wkst=MO,
        dtstart=datetime.combine(start, cadence.local_time),
    )
    held = (local_instant(day.date(), cadence.local_time, cadence.zone) for day in days)
    yield from (at for at, following in pairwise(held) if at != following)
