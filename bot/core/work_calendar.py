"""When somebody works and when they are away, as values: the one place that decides either.

Hours are wall-clock time in the member's zone, so on the night the clocks change a working
period is as long as it really is.

Three things keep the bot from somebody, and they are not the same:

- Absence (skip, leave, Slack status, personal calendar, public holiday): not picked, not written
  to; the working clock stands still. Night and weekend are no absence.
- A focus day: they may be picked, but there is no call that day, nobody writes to them, and the
  working clock stands still.
- Do-not-disturb (`quiet`): the bot only waits with writing (`bot.core.decent_time`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.core.absence import Absence, absent_at
from bot.core.localtime import as_utc, local_day, local_instant, zone_of
from bot.core.public_holidays import check_country, public_holidays
from bot.core.week_rule import WeekRule
from bot.core.work_hours import Hours, WorkHours

__all__ = [
    "Hours",
    "Period",
    "WorkCalendar",
    "WorkHours",
    "absence_during",
    "away_at",
    "back_at",
    "focuses_during",
    "periods_of",
]

ONE_DAY = timedelta(days=1)
LONGEST_ROW = 400
"""More than any row of absences, one beginning where another ends, that anybody has."""

Period = tuple[datetime, datetime]


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
    """From every origin; they may overlap."""
    skipped: tuple[WeekRule, ...] = ()
    """Local days that come back and are an absence: ``skip fridays``."""
    focus: tuple[WeekRule, ...] = ()
    """Local days that come back and are kept free of calls and messages."""
    quiet: tuple[Period, ...] = ()
    """Do-not-disturb in Slack."""

    def __post_init__(self) -> None:
        """Refuse a calendar nobody could read."""
        zone_of(self.zone)
        if self.country:
            check_country(self.country)


def away_at(calendar: WorkCalendar, at: datetime) -> Absence | None:
    """The absence that keeps this person from being picked then, of whatever origin.

    The one place that decides who is absent. Of several, their own that ends last is named, then
    a day they skip, then a public holiday.
    """
    own = absent_at(calendar.absences, at)
    return own or _away_on(calendar, local_day(as_utc(at), calendar.zone))


def absence_during(calendar: WorkCalendar, since: datetime, until: datetime) -> Absence | None:
    """An absence that touches ``[since, until)``, a period that is not empty."""
    for absence in calendar.absences:
        if absence.since < until and (absence.until is None or since < absence.until):
            return absence
    if not (calendar.skipped or calendar.country):
        return None
    day = local_day(as_utc(since), calendar.zone)
    last = local_day(as_utc(until) - datetime.resolution, calendar.zone)
    while day <= last:
        if (whole_day := _away_on(calendar, day)) is not None:
            return whole_day
        day += ONE_DAY
    return None


def focuses_during(calendar: WorkCalendar, since: datetime, until: datetime) -> bool:
    """Whether a focus day touches ``[since, until)``, a period that is not empty."""
    if not calendar.focus:
        return False
    day = local_day(as_utc(since), calendar.zone)
    last = local_day(as_utc(until) - datetime.resolution, calendar.zone)
    while day <= last:
        if any(rule.covers(day) for rule in calendar.focus):
            return True
        day += ONE_DAY
    return False


def back_at(calendar: WorkCalendar, at: datetime) -> datetime | None:
    """The first moment from `at` on at which they are not absent, in UTC; None if none is known."""
    at = as_utc(at)
    for _ in range(LONGEST_ROW):
        absence = away_at(calendar, at)
        if absence is None:
            return at
        if absence.until is None:
            return None
        at = as_utc(absence.until)
    return None


def periods_of(calendar: WorkCalendar, day: date) -> tuple[Period, ...]:
    """When this person works on that local date, in order; none on a day off or a focus day."""
    spans = calendar.hours.spans(day.weekday())
    if not spans or any(rule.covers(day) for rule in calendar.focus):
        return ()
    if _reason_of(calendar, day) is not None:
        return ()
    periods = []
    for since, until in spans:
        begin = local_instant(day, since, calendar.zone)
        last_day = day + ONE_DAY if until == time.min else day
        end = local_instant(last_day, until, calendar.zone)
        if begin < end:
            periods.append((begin, end))
    for absence in calendar.absences:
        periods = [part for period in periods for part in _without(period, absence)]
    return tuple(periods)


def _away_on(calendar: WorkCalendar, day: date) -> Absence | None:
    """The absence of that whole local day, if it is one they skip or a holiday."""
    reason = _reason_of(calendar, day)
    if reason is None:
        return None
    midnights = (local_instant(one, time.min, calendar.zone) for one in (day, day + ONE_DAY))
    since, until = midnights
    # Of a day that a zone left out no moment remains.
    return Absence(since=since, until=until, reason=reason) if since < until else None


def _reason_of(calendar: WorkCalendar, day: date) -> Literal["skip", "holiday"] | None:
    if any(rule.covers(day) for rule in calendar.skipped):
        return "skip"
    return "holiday" if _is_holiday(calendar, day) else None


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
