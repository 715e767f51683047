"""When a rotation holds its rounds, as its owner fills it in."""

from datetime import date, time
from functools import cache
from typing import Literal

import holidays
from pydantic import Field, ValidationInfo, field_validator

from bot.core.cadence_rule import Cadence, DayOff
from bot.core.monthly import EVERY_MONTH, Counted, MonthRule
from bot.core.nth import read_nth
from bot.core.span_form import SpanForm


# It reads many files, and a form is made of every rotation that is loaded.
@cache
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries())


class RoundsForm(SpanForm):
    """Days and times. Weekdays count from 0 = Monday; times are wall-clock in ``zone``."""

    country: str = ""
    """Whose public holidays nobody is picked on, such as ``DE``; "" for none."""
    weekdays: tuple[int, ...] = Field(default=(0, 3), min_length=1)
    local_time: time = time(10)
    every_weeks: int = Field(default=1, ge=1, le=12)
    """Without meaning where rounds go by months."""
    monthly: Literal["", "weekday", "day", "working_day"] = ""
    """What `nth` counts in a month: each of `weekdays`, days, or working days; "": by weeks."""
    months: tuple[int, ...] = ()
    """1 is January; none: every month."""
    nth: tuple[int, ...] = Field(default=(), validate_default=True)
    """1 is the first of a month, -1 the last."""
    day_off: DayOff = "hold"
    """What becomes of a round on a public holiday, or on a Saturday or Sunday by the month."""

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country and country not in _countries():
            msg = f"no public holidays are known for “{country}”; use a code like DE or none"
            raise ValueError(msg)
        return country

    @field_validator("weekdays")
    @classmethod
    def _known_days(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if any(day not in range(7) for day in days):
            msg = "weekdays are numbers from 0 (Monday) to 6 (Sunday)"
            raise ValueError(msg)
        return tuple(sorted(set(days)))

    @field_validator("months")
    @classmethod
    def _known_months(cls, months: tuple[int, ...]) -> tuple[int, ...]:
        if not set(months) <= set(EVERY_MONTH):
            msg = "months are numbers from 1 (January) to 12 (December)"
            raise ValueError(msg)
        return () if set(months) == set(EVERY_MONTH) else tuple(sorted(set(months)))

    @field_validator("nth", mode="before")
    @classmethod
    def _as_typed(cls, nth: object) -> object:
        return read_nth(nth) if isinstance(nth, str) else nth

    @field_validator("nth")
    @classmethod
    def _in_a_month(cls, nth: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        counted, months = info.data.get("monthly"), info.data.get("months")
        if not counted or months is None:
            return tuple(sorted(set(nth)))
        if not nth:
            msg = "say which of the month: 1 for the first, 2 for the second, -1 for the last"
            raise ValueError(msg)
        return _month_rule(counted, nth, months).nth

    @field_validator("local_time")
    @classmethod
    def _on_the_clock(cls, at: time) -> time:
        return on_the_clock(at)

    def rounds(self, anchor: date) -> Cadence:
        """The cadence of the rounds; the anchor says which weeks count (`Cadence.anchor`)."""
        month = _month_rule(self.monthly, self.nth, self.months) if self.monthly else None
        return Cadence(
            weekdays=self.weekdays,
            local_time=self.local_time,
            zone=self.zone,
            anchor=anchor,
            every_weeks=1 if month else self.every_weeks,
            month=month,
            country=self.country or None,
            day_off=self.day_off,
            starts=self.starts,
            ends=self.ends,
            pauses=self.pauses,
        )


def on_the_clock(at: time) -> time:
    """A local time, which carries no offset.

    Raises:
        ValueError: it does.
    """
    if at.tzinfo is not None:
        msg = "give the time on the clocks of the zone, without an offset"
        raise ValueError(msg)
    return at


def _month_rule(counted: Counted, nth: tuple[int, ...], months: tuple[int, ...]) -> MonthRule:
    """The rule; its sentence names `nth` here, as the form does already."""
    try:
        return MonthRule(counted=counted, nth=nth, months=months or EVERY_MONTH)
    except ValueError as error:
        raise ValueError(str(error).removeprefix("nth: ").rstrip(".")) from None
