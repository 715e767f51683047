"""A cadence in words."""

from collections.abc import Sequence
from typing import Final

from bot.core.cadence import Cadence
from bot.core.monthly import EVERY_MONTH, Counted, MonthRule

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WORKING_WEEK = (0, 1, 2, 3, 4)
_WORDS: Final[dict[Counted, str]] = {"day": "day", "working_day": "working day", "weekday": ""}


def rhythm(cadence: Cadence) -> str:
    """Say when a cadence happens: ``Mondays and Thursdays at 10:00 (Europe/Berlin)``."""
    time = f"at {cadence.local_time:%H:%M} ({cadence.zone})"
    if cadence.month is not None:
        return f"{_in_months(cadence.month, cadence.weekdays)} {time}"
    days = _days(cadence.weekdays)
    if cadence.every_weeks == 1:
        return f"{days} {time}"
    return f"{days} of every {_ordinal(cadence.every_weeks)} week {time}"


def _days(weekdays: tuple[int, ...]) -> str:
    if weekdays == _WORKING_WEEK:
        return "Monday to Friday"
    return _joined([f"{_DAYS[day]}s" for day in weekdays])


def _in_months(rule: MonthRule, weekdays: tuple[int, ...]) -> str:
    ordered = sorted(rule.nth, key=lambda number: (number < 0, number))
    numbers = _joined([_place(number) for number in ordered])
    counted = _WORDS[rule.counted] or _joined([_DAYS[day] for day in weekdays])
    months = (
        "every month"
        if rule.months == EVERY_MONTH
        else _joined([_MONTHS[month - 1] for month in rule.months])
    )
    return f"the {numbers} {counted} of {months}"


def _place(number: int) -> str:
    if number > 0:
        return "first" if number == 1 else _ordinal(number)
    return "last" if number == -1 else f"{_ordinal(-number)} last"


def _ordinal(number: int) -> str:
    spoken = {2: "second", 3: "third"}
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    teen = number // 10 == 1
    return spoken.get(number, f"{number}{'th' if teen else ending}")


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
