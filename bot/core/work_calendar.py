"""When somebody works: their zone, hours, public holidays and absences, as values.

Hours are wall-clock time in the member's zone, so on the night the clocks change a working
period is as long as it really is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.core.absence import Absence, absent_at
from bot.core.localtime import as_utc, local_day, local_instant, zone_of
from bot.core.public_holidays import check_country, public_holidays

ONE_DAY = timedelta(days=1)

Period = tuple[datetime, datetime]
Hours = tuple[time, time] | None
"""From and until on one weekday; until 00:00 is midnight; None is a day off."""

NINE_TO_FIVE: Hours = (time(9), time(17))


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
    own = absent_at(calendar.absences, at)
    if own is not None:
        return own
    today = local_day(as_utc(at), calendar.zone)
    if not _is_holiday(calendar, today):
        return None
    midnights = (local_instant(day, time.min, calendar.zone) for day in (today, today + ONE_DAY))
    since, until = midnights
    return Absence(since=since, until=until, reason="holiday")


def periods_of(calendar: WorkCalendar, day: date) -> tuple[Period, ...]:
    """When this person works on that local date, in order; none on a day off."""
    hours = calendar.hours.days[day.weekday()]
    if hours is None or _is_holiday(calendar, day):
        return ()
    begin = local_instant(day, hours[0], calendar.zone)
    last_day = day + ONE_DAY if hours[1] == time.min else day
    end = local_instant(last_day, hours[1], calendar.zone)
    periods = [(begin, end)] if begin < end else []
    for absence in calendar.absences:
        periods = [part for period in periods for part in _without(period, absence)]
    return tuple(periods)


def _without(period: Period, absence: Absence) -> Iterator[Period]:
    """What is left of a period."""
    begin, end = period
    if begin < (left := min(end, absence.since)):
        yield begin, left
    if absence.until is not None and (back := max(begin, absence.until)) < end:
        yield back, end


def _is_holiday(calendar: WorkCalendar, day: date) -> bool:
    country = calendar.country
    return day in public_holidays(country, day.year) if country else False
