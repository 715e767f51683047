"""What people mean by ``skip``."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.localtime import local_day, local_instant
from bot.core.week_rule import DAYS_A_WEEK, WeekRule

MOST_ROUNDS = 26
MOST_DAYS = 366
SHORTEST_NAME = 3

_ROUNDS = re.compile(r"(?:next\s*)?(\d{1,6})?(?:\s*(?:rounds?|times?))?")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BETWEEN = re.compile(r"\s*(?:,|&|\+|\band\b|\s)\s*")
_UNTIL = re.compile(r"(?:until\s+|til\s+|till\s+)?(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipRounds:
    """Leave out so many rounds."""

    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipUntil:
    """Leave out everything before that instant (the start of a local day)."""

    until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipWeekdays:
    """Leave out those weekdays from now on, until they say."""

    rule: WeekRule


def parse_absence(
    text: str, *, zone: str, at: datetime
) -> SkipRounds | SkipUntil | SkipWeekdays | str:
    """Read what followed ``skip``, weekdays as well; a sentence where it makes no sense.

    Understands all that `parse_skip` does, and weekdays as ``fridays`` or ``mon and thu``.
    """
    typed = " ".join(text.split()).casefold().removeprefix("on ").removeprefix("every ")
    weekdays = _weekdays(typed)
    if weekdays is None:
        return parse_skip(text, zone=zone, at=at)
    if len(weekdays) == DAYS_A_WEEK:
        return "That leaves no day at all; type `/firsthand leave` instead. Nothing was changed."
    return SkipWeekdays(rule=WeekRule(weekdays=tuple(weekdays)))


def _weekdays(typed: str) -> set[int] | None:
    """The weekdays that were named, or None if it was anything else."""
    named = [_weekday(word) for word in _BETWEEN.split(typed)]
    found = {day for day in named if day is not None}
    return found if found and None not in named else None


def _weekday(word: str) -> int | None:
    """A weekday by name, in the plural or shortened to three letters or more."""
    name = word.removesuffix(".").removesuffix("s")
    if len(name) < SHORTEST_NAME:
        return None
    return next((day for day, known in enumerate(_DAYS) if known.startswith(name)), None)


def parse_skip(text: str, *, zone: str, at: datetime) -> SkipRounds | SkipUntil | str:
    """Read what followed ``skip``; a sentence where it makes no sense.

    Understands nothing or ``next`` (one round), a number of rounds, and a day as
    ``until 2026-12-01``: then the member is back on that day, in their own zone.
    """
    typed = " ".join(text.split()).casefold()
    if day := _UNTIL.fullmatch(typed):
        return _until(day[1], zone=zone, at=at)
    rounds = _ROUNDS.fullmatch(typed)
    if rounds is None or (typed and not typed.startswith("next") and rounds[1] is None):
        return (
            "I understand `skip` (the next round), `skip 2` (two rounds) and"
            " `skip until 2026-12-01`. Nothing was changed."
        )
    count = int(rounds[1] or 1)
    if not 1 <= count <= MOST_ROUNDS:
        return f"Skip between 1 and {MOST_ROUNDS} rounds; for longer, type `/firsthand leave`."
    return SkipRounds(count=count)


def _until(typed: str, *, zone: str, at: datetime) -> SkipUntil | str:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return f"There is no day {typed}; write it like 2026-12-01. Nothing was changed."
    today = local_day(at, zone)
    if day <= today:
        return f"{typed} is not in the future, so nothing was changed. Give a later day."
    if (day - today).days > MOST_DAYS:
        return f"{typed} is more than a year away; type `/firsthand leave` and join again then."
    return SkipUntil(until=local_instant(day, time.min, zone))
