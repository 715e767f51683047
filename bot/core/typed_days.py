"""Days as people type them: ``24.12.``, ``12/24``, ``1 Dec``, ``monday``, ``next week``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

JUST_PASSED: Final = timedelta(days=60)
"""A day without a year that is this little ago was meant as that, and not as next year's."""

LONGEST_SPAN: Final = 999

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th|\.)?(?:,? (\d{4}))?")
_MONTH = re.compile(r"(?:(this|next) )?([a-z]{3,9})\.?(?: (\d{4}))?")
_SPAN = re.compile(r"(?:for |in )?(?:the next )?(\d{1,3}|[a-z]{1,5}) (day|week|month)s?")
_COUNTS: Final = (
    *("", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """One day, or several in a row."""

    first: date
    after: date
    """The day after the last."""
    exact: bool = True
    """A day of the calendar, and not one named from today on, such as "next week"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EitherDay:
    """Two numbers that are a day and a month, whichever way round."""

    likely: date
    """In the order that its writer is used to."""
    other: date


@dataclass(frozen=True, kw_only=True, slots=True)
class NoSuchDay:
    """It was written like a day, but no calendar has it."""


def counted(word: str) -> int | None:
    """The number that digits or an English word say, up to ten in words; None for none."""
    if word.isdecimal():
        return int(word)
    if word in {"a", "an"}:
        return 1
    return _COUNTS.index(word) if word and word in _COUNTS else None


def spelled(day: date) -> str:
    """The day so that nobody can take it for another: "3 April 2027"."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """The same where the year is clear: "3 April"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_first(locale: str) -> bool:
    """Whether whoever Slack speaks to in this locale ("en-US") is used to 12/24.

    "" is nobody's, and not.
    """
    language, _, country = locale.replace("_", "-").partition("-")
    return language in {"ja", "ko", "zh"} or country in {"US", "PH"}


def is_numeric(text: str) -> bool:
    """Whether the order of day and month may decide what it means."""
    return any(_NUMBERS.fullmatch(word) for word in text.split())


def typed_days(text: str, *, today: date, month_first: bool) -> Days | EitherDay | NoSuchDay | None:
    """Read a day or several; None for what is none at all.

    Args:
        text: in lower case, with single blanks.
        today: where its writer lives.
        month_first: they are used to 12/24, and not to 24/12. Two numbers that could be both are
            given as `EitherDay`, whatever they are used to; with dots the day comes first for
            everybody else.
    """
    for read in (_calendar_day, _numbers):
        found = read(text, today, month_first=month_first)
        if found is not None:
            return found
    return _from_today(text, today) or _month(text, today)


def _calendar_day(text: str, today: date, *, month_first: bool) -> Days | NoSuchDay | None:
    del month_first  # the month has a name, or the year comes first
    if iso := _ISO.fullmatch(text):
        return _found(_day(int(iso[1]), int(iso[2]), int(iso[3])))
    if named := _DAY_MONTH.fullmatch(text):
        day, month, year = int(named[1]), _month_of(named[2]), named[3]
    elif named := _MONTH_DAY.fullmatch(text):
        day, month, year = int(named[2]), _month_of(named[1]), named[3]
    else:
        return None
    return _found(_dated(day, month, year, today)) if month else None


def _numbers(text: str, today: date, *, month_first: bool) -> Days | EitherDay | NoSuchDay | None:
    written = _NUMBERS.fullmatch(text)
    if written is None:
        return None
    first, second, year = int(written[1]), int(written[3]), written[4] or ""
    day_first = _dated(first, second, year, today)
    other_way = _dated(second, first, year, today)
    if written[2] == "." and not month_first:
        return _found(day_first or other_way)
    known = [day for day in (day_first, other_way) if day is not None]
    coming = [day for day in known if day > today]
    if len(coming) == len({day_first, other_way}) == 2:  # noqa: PLR2004 -- both ways round
        likely, other = reversed(coming) if month_first else coming
        return EitherDay(likely=likely, other=other)
    return _found(next(iter(coming or known), None))


def _from_today(text: str, today: date) -> Days | None:
    near = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2}
    if text in near:
        return _named(today + timedelta(days=near[text]), 1)
    monday = today - timedelta(days=today.weekday())
    if text in {"this week", "next week", "the next week"}:
        weeks = 0 if text.startswith("this") else 1
        return _named(monday + timedelta(weeks=weeks), 7)
    name = text.removeprefix("this ").removeprefix("next ")
    for number, weekday in enumerate(WEEKDAYS):
        if len(name) >= 3 and weekday.startswith(name):  # noqa: PLR2004 -- "mon"
            return _named(today + timedelta(days=(number - today.weekday() - 1) % 7 + 1), 1)
    return _span(text, today)


def _span(text: str, today: date) -> Days | None:
    span = _SPAN.fullmatch(text)
    count = counted(span[1]) if span else None
    if span is None or not count:
        return None
    if span[2] == "month":
        end = _months_later(today, count)
    else:
        end = today + timedelta(days=min(count, LONGEST_SPAN) * (7 if span[2] == "week" else 1))
    return Days(first=end, after=end, exact=False)


def _month(text: str, today: date) -> Days | None:
    """A month by name, this one or the next; and the new year."""
    if text in {"next month", "the next month"}:
        first = _months_later(today.replace(day=1), 1)
    elif text == "this month":
        first = today.replace(day=1)
    elif text in {"new year", "the new year", "next year"}:
        return _named(date(today.year + 1, 1, 1), 1)
    else:
        named = _MONTH.fullmatch(text)
        month = _month_of(named[2]) if named else 0
        if named is None or not month:
            return None
        year = int(named[3]) if named[3] else today.year + (month <= today.month)
        found = _day(year, month, 1)
        if found is None:
            return None
        first = found
    return Days(first=first, after=_months_later(first, 1), exact=False)


def _month_of(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for what is none."""
    found = (n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name))
    return next(found, 0) or (9 if name == "sept" else 0)


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + min(count, LONGEST_SPAN), 12)
    for last in (day.day, 30, 29, 28):
        found = _day(day.year + years, month + 1, min(day.day, last))
        if found is not None:
            return found
    return date.max


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    """That day; without a year the nearest to come, unless it has just passed."""
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004 -- 26
    around = tuple(_every(day, month, today))
    past = [one for one in around if one <= today]
    if past and today - past[-1] <= JUST_PASSED:
        return past[-1]
    return next((one for one in around if one > today), None)


def _every(day: int, month: int, today: date) -> Iterator[date]:
    for year in range(today.year - 1, today.year + 9):  # 29 February comes every eight, at times
        found = _day(year, month, day)
        if found is not None:
            yield found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _found(day: date | None) -> Days | NoSuchDay:
    if day is None or day == date.max:
        return NoSuchDay()
    return Days(first=day, after=day + timedelta(days=1))


def _named(first: date, days: int) -> Days:
    return Days(first=first, after=first + timedelta(days=days), exact=False)
