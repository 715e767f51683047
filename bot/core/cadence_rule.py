"""The rule behind a rotation's rounds or digests, as a value."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.core.localtime import as_utc, zone_of
from bot.core.monthly import MonthRule
from bot.core.public_holidays import check_country

DAYS_A_WEEK = 7
MOST_WEEKS = 52

DayOff = Literal["hold", "leave_out", "move"]
Pause = tuple[datetime, datetime | None]
"""From and until; None: until somebody resumes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cadence:
    """The rule behind a rotation's rounds, or its digests.

    Raises:
        ValueError: a field that makes no sense; the sentence names it.
    """

    weekdays: tuple[int, ...] = ()
    """0 is Monday; kept in order and without doubles. May be empty only where `month` counts
    something else than weekdays."""
    local_time: time
    """On the clocks of `zone`; naive."""
    zone: str
    """IANA name."""
    anchor: date
    """Any day of a week that counts; says which weeks are on when `every_weeks` is not 1. It is
    no start: weeks before it count as well."""
    every_weeks: int = 1
    month: MonthRule | None = None
    """Days of months instead of weeks."""
    country: str | None = None
    """Whose public holidays are days off, such as ``DE`` or ``DE-BY``; None or empty for none."""
    day_off: DayOff = "hold"
    """What becomes of an occurrence on a public holiday, or on a Saturday or Sunday that
    `weekdays` does not name: it is held, left out, or moved to the next working day; two that
    come to lie on one day are one."""
    starts: date | None = None
    """The first local day on which it may be held."""
    ends: date | None = None
    """The first local day on which it is held no more."""
    pauses: tuple[Pause, ...] = ()
    """What falls into one is left out, not made up for."""

    def __post_init__(self) -> None:
        """Refuse what could never be held."""
        zone_of(self.zone)
        if self.country:
            check_country(self.country)
        self._check_days()
        if self.local_time.tzinfo is not None:
            sentence = "local_time: give the time on the clocks of the zone, without an offset."
            raise ValueError(sentence)
        if self.starts is not None and self.ends is not None and self.ends <= self.starts:
            sentence = "ends: a cadence ends after it starts; give a later day."
            raise ValueError(sentence)
        for since, until in self.pauses:
            if until is not None and as_utc(until) <= as_utc(since):
                sentence = "pauses: a pause ends after it starts; give a later end."
                raise ValueError(sentence)
            as_utc(since)
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))

    def _check_days(self) -> None:
        if not self.weekdays and (self.month is None or self.month.counted == "weekday"):
            sentence = "weekdays: choose at least one day of the week."
            raise ValueError(sentence)
        if not all(0 <= day < DAYS_A_WEEK for day in self.weekdays):
            sentence = "weekdays: days are numbers from 0, Monday, to 6, Sunday."
            raise ValueError(sentence)
        if not 1 <= self.every_weeks <= MOST_WEEKS:
            sentence = f"every_weeks: choose a number from 1 to {MOST_WEEKS}."
            raise ValueError(sentence)
        if self.month is not None and self.every_weeks != 1:
            sentence = "every_weeks: choose weeks or days of the month, not both."
            raise ValueError(sentence)
