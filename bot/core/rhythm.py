"""A cadence in words."""

from bot.core.cadence import Cadence

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORKING_WEEK = (0, 1, 2, 3, 4)


def rhythm(cadence: Cadence) -> str:
    """Say when a cadence happens: ``Mondays and Thursdays at 10:00 (Europe/Berlin)``."""
    time = f"at {cadence.local_time:%H:%M} ({cadence.zone})"
    days = _days(cadence.weekdays)
    if cadence.every_weeks == 1:
        return f"{days} {time}"
    return f"{days} of every {_ordinal(cadence.every_weeks)} week {time}"


def _days(weekdays: tuple[int, ...]) -> str:
    if weekdays == _WORKING_WEEK:
        return "Monday to Friday"
    names = [f"{_DAYS[day]}s" for day in weekdays]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _ordinal(number: int) -> str:
    return {2: "second", 3: "third"}.get(number, f"{number}th")
