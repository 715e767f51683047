"""Which days of a month a rhythm means: the first Tuesday, the 15th, the last working day."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Counted = Literal["weekday", "day", "working_day"]

MOST: Final[dict[Counted, int]] = {"weekday": 5, "day": 31, "working_day": 23}
"""How many of them a month can have."""

EVERY_MONTH = tuple(range(1, 13))
SATURDAY = 5
LEAP_YEAR = 2024


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthRule:
    """Some days of some months, counted from the first, or with minus from the last.

    A month that has no such day is passed over: the 31st is not held in April, the fifth Tuesday
    not where there are four. "The last day" is -1.

    Raises:
        ValueError: a day no month of the rule ever has; the sentence names the field.
    """

    counted: Counted
    """What `nth` counts: each of the cadence's weekdays, days, or days that are worked."""
    nth: tuple[int, ...]
    """1 is the first, -1 the last; kept in order and without doubles."""
    months: tuple[int, ...] = EVERY_MONTH
    """1 is January."""

    def __post_init__(self) -> None:
        """Refuse what no month has."""
        most = MOST[self.counted]
        if not self.nth or not all(1 <= abs(number) <= most for number in self.nth):
            sentence = f"nth: choose from 1 to {most}, or from -1, the last, to -{most}."
            raise ValueError(sentence)
        if not self.months or not set(self.months) <= set(EVERY_MONTH):
            sentence = "months: choose at least one month, from 1, January, to 12, December."
            raise ValueError(sentence)
        longest = max(monthrange(LEAP_YEAR, month)[1] for month in self.months)
        if self.counted == "day" and all(abs(number) > longest for number in self.nth):
            sentence = f"nth: the months chosen have {longest} days at most; choose an earlier day."
            raise ValueError(sentence)
        object.__setattr__(self, "nth", tuple(sorted(set(self.nth))))
        object.__setattr__(self, "months", tuple(sorted(set(self.months))))


def month_days(
    rule: MonthRule,
    year: int,
    month: int,
    *,
    weekdays: Sequence[int],
    is_free: Callable[[date], bool],
) -> list[date]:
    """The days of one month that a rule means, in order.

    Args:
        rule: the rule.
        year: the year.
        month: 1 is January.
        weekdays: which weekdays are counted, each for itself; 0 is Monday.
        is_free: whether a day is a public holiday.
    """
    if month not in rule.months:
        return []
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    if rule.counted == "day":
        return sorted(set(_nth(days, rule.nth)))
    if rule.counted == "working_day":
        worked = [day for day in days if day.weekday() < SATURDAY and not is_free(day)]
        return sorted(set(_nth(worked, rule.nth)))
    columns = ([day for day in days if day.weekday() == weekday] for weekday in weekdays)
    return sorted({day for column in columns for day in _nth(column, rule.nth)})


def _nth(days: Sequence[date], numbers: Sequence[int]) -> Iterator[date]:
    for number in numbers:
        if abs(number) <= len(days):
            yield days[number - 1 if number > 0 else number]
