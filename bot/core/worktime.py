"""When somebody works: their zone, hours, public holidays and absences.

Instants are aware; results are UTC; periods are ``[from, until)``. Hours are wall-clock time in
the member's zone, so on the night the clocks change a working period is as long as it really is.
A search looks two years ahead; who does not work in that time never works
(`NeverWorkingError`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.core.absence import Absence, absent_at
from bot.core.localtime import as_utc, local_day, local_instant, zone_of
from bot.core.public_holidays import check_country, public_holidays

HORIZON_DAYS = 731
ONE_DAY = timedelta(days=1)

Period = tuple[datetime, datetime]
Hours = tuple[time, time] | None
"""From and until on one weekday; until 00:00 is midnight; None is a day off."""

NINE_TO_FIVE: Hours = (time(9), time(17))


class NeverWorkingError(Exception):
    """There is no working time in the next two years."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkHours:
    """The hours of a week, Monday first.

    Raises:
        ValueError: not seven days, or a day that ends before it starts.
    """

    days: tuple[Hours, ...] = (NINE_TO_FIVE,) * 5 + (None,) * 2

    def __post_init__(self) -> None:
        """Refuse a week that cannot be worked."""
        if len(self.days) != 7:  # noqa: PLR2004 - a week
            sentence = "hours: give seven days, Monday first, with None for a day off."
            raise ValueError(sentence)
        for hours in self.days:
            if hours is not None and hours[1] <= hours[0] and hours[1] != time.min:
                sentence = "hours: a working day ends after it starts; midnight is 00:00."
                raise ValueError(sentence)


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkCalendar:
    """All that decides when one person works.

    Raises:
        ValueError: an unknown zone or country; the sentence names it.
    """

    zone: str
    """IANA name."""
    hours: WorkHours = field(default_factory=WorkHours)
    country: str | None = None
    """Whose public holidays are free, such as ``DE`` or ``DE-BY``; None or empty for none."""
    absences: tuple[Absence, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a calendar nobody could read."""
        zone_of(self.zone)
        if self.country:
            check_country(self.country)


def away_at(calendar: WorkCalendar, at: datetime) -> Absence | None:
    """The absence that keeps this person from being picked then: their own or a public holiday.

    The one place that decides who is absent. Night and weekend are no absence.
    """
    raise NotImplementedError


def is_working(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether this person works at that instant."""
    raise NotImplementedError


def works_through(calendar: WorkCalendar, since: datetime, until: datetime) -> bool:
    """Whether this person works all the time of ``[since, until)``."""
    raise NotImplementedError


def next_working(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first working instant from `at` on: `at` itself if they work then.

    Raises:
        NeverWorkingError: there is none in two years.
    """
    raise NotImplementedError


def next_working_morning(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first working instant of the first working day that begins strictly after `at`.

    Before work that is this morning, during and after work the next working day's.

    Raises:
        NeverWorkingError: there is none in two years.
    """
    raise NotImplementedError


def add_working(calendar: WorkCalendar, at: datetime, amount: timedelta) -> datetime:
    """The instant when that much working time has passed since `at`.

    "Four working hours later": just when the last of them ends, so at the end of a working day
    and not at the beginning of the next. No time at all gives `next_working`.

    Raises:
        NeverWorkingError: not so much working time in two years.
        ValueError: a negative amount.
    """
    raise NotImplementedError


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
    raise NotImplementedError
