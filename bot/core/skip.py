"""What people mean by ``skip``."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.localtime import local_day, local_instant
from bot.core.typed_days import (
    WEEKDAYS,
    Days,
    EitherDay,
    NoSuchDay,
    counted,
    spelled,
    typed_days,
)
from bot.core.week_rule import DAYS_A_WEEK, WeekRule

MOST_ROUNDS = 26
MOST_DAYS = 366
SHORTEST_NAME = 3

_ROUNDS = re.compile(
    r"(?:the )?(?:next ?)?(?:(\d{1,6})|(one|two|three|four|five|six|seven|eight|nine|ten))?"
    r" ?(?:rounds?|times?|turns?)?"
)
_BETWEEN = re.compile(r"\s*(?:,|&|\+|\band\b|\s)\s*")
_UNTIL = re.compile(r"(?:(until|untill|til|till|'til|to|before|through|thru) )?(?:on )?(.*)")
_THROUGH = ("through", "thru")
_OFTEN = {"once": 1, "twice": 2, "thrice": 3, "mine": 1, "my turn": 1, "my next turn": 1}

HOW = (
    "I understand `skip` (the next round), `skip 2`, `skip fridays` and a day, such as"
    " `skip until 2026-12-01` or `skip til monday`. Nothing was changed."
)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class SkipEither:
    """Until one of two days: which of them is to be asked before anything is changed."""

    likely: date
    other: date


Skip = SkipRounds | SkipUntil | SkipEither


def parse_absence(
    text: str, *, zone: str, at: datetime, month_first: bool = False
) -> Skip | SkipWeekdays | str:
    """Read what followed ``skip``, weekdays as well; a sentence where it makes no sense.

    Understands all that `parse_skip` does, and weekdays as ``fridays`` or ``mon and thu``.
    """
    typed = " ".join(text.split()).casefold().removeprefix("on ").removeprefix("every ")
    weekdays = _weekdays(typed)
    if weekdays is None:
        return parse_skip(text, zone=zone, at=at, month_first=month_first)
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
    return next((day for day, known in enumerate(WEEKDAYS) if known.startswith(name)), None)


def parse_skip(text: str, *, zone: str, at: datetime, month_first: bool = False) -> Skip | str:
    """Read what followed ``skip``; a sentence where it makes no sense.

    Understands nothing or ``next`` (one round), a number of rounds, and a day: ``until monday``
    and ``24.12.`` mean back on that day, in their own zone; ``through friday``, ``tomorrow`` and
    ``next week`` mean back on the day after. For the order of day and month see `typed_days`.
    """
    typed = " ".join(text.replace("\u2019", "'").split()).casefold().removesuffix("!")
    rounds = _rounds(typed)
    if rounds is not None:
        if not 1 <= rounds <= MOST_ROUNDS:
            return f"Skip between 1 and {MOST_ROUNDS} rounds; for longer, type `/firsthand leave`."
        return SkipRounds(count=rounds)
    today = local_day(at, zone)
    how, named = _parts(typed)
    days = typed_days(named, today=today, month_first=month_first)
    match days:
        case None:
            return HOW
        case NoSuchDay():
            return f"There is no day {named[:20]}; write it like 2026-12-01. Nothing was changed."
        case EitherDay():
            return _either(days, today=today, zone=zone)
        case Days():
            on_that_day = days.exact if not how else how not in _THROUGH
            return _until(days.first if on_that_day else days.after, today=today, zone=zone)


def _parts(typed: str) -> tuple[str, str]:
    """Split off "until" or another such word, empty if there is none, from what follows."""
    found = _UNTIL.fullmatch(typed)
    return (found[1] or "", found[2]) if found else ("", typed)


def _rounds(typed: str) -> int | None:
    """How many rounds; None where it is no number of rounds."""
    if typed in _OFTEN:
        return _OFTEN[typed]
    found = _ROUNDS.fullmatch(typed)
    if found is None or (typed and "next" not in typed and not (found[1] or found[2])):
        return None
    return counted(found[1] or found[2] or "1")


def _either(days: EitherDay, *, today: date, zone: str) -> SkipEither | SkipUntil | str:
    """Both if both can be; else the one that can."""
    able = [day for day in (days.likely, days.other) if (day - today).days <= MOST_DAYS]
    if len(able) == 1 or days.likely == days.other:
        return _until(able[0], today=today, zone=zone)
    if not able:
        return _until(days.likely, today=today, zone=zone)
    return SkipEither(likely=days.likely, other=days.other)


def _until(day: date, *, today: date, zone: str) -> SkipUntil | str:
    if day <= today:
        return f"{spelled(day)} is not in the future, so nothing was changed. Give a later day."
    if (day - today).days > MOST_DAYS:
        return (
            f"{spelled(day)} is more than a year away, so nothing was changed: type"
            " `/firsthand leave` and join again then."
        )
    return SkipUntil(until=local_instant(day, time.min, zone))
