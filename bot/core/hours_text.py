"""Working hours as people type and read them: ``09:00-12:30, 13:30-17:00``."""

import re
from datetime import time
from itertools import groupby, pairwise
from typing import Final

from bot.core.work_hours import Span, WorkHours

DAY_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_SPANS: Final = 4
LONGEST_DAY: Final = 80
"""Characters of one day's hours."""

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|\u2013|\u2014|to|until)\s*{_CLOCK}")
_DAY_OFF = frozenset({"", "-", "off", "none", "free", "day off"})
_NOON, _MIDNIGHT = 12, 24


def read_day(text: str) -> tuple[Span, ...]:
    """The hours of one day, in order; none for a day off.

    Understands ``9-17``, ``9am to 5pm``, and several of them with a comma between; 24:00 is
    midnight.

    Raises:
        ValueError: what to mend, in one sentence without its first capital and full stop.
    """
    typed = " ".join(text.split()).casefold()
    if typed in _DAY_OFF:
        return ()
    parts = [part.strip() for part in re.split(r"[,;]|\band\b", typed)]
    if len(parts) > MOST_SPANS or len(typed) > LONGEST_DAY:
        sentence = f"give at most {MOST_SPANS} spans for one day"
        raise ValueError(sentence)
    spans = tuple(sorted(_span(part) for part in parts))
    if any(until > since or until == time.min for (_, until), (since, _) in pairwise(spans)):
        sentence = "two of these spans overlap; make them one"
        raise ValueError(sentence)
    return spans


def write_day(spans: tuple[Span, ...]) -> str:
    """The hours of one day as `read_day` understands them; empty for a day off."""
    return ", ".join(f"{since:%H:%M}-{_until(until)}" for since, until in spans)


def write_week(hours: WorkHours) -> str:
    """The hours of a week for a reader, days alike together: ``Mon-Fri 09:00-17:00``."""
    days = [(write_day(hours.spans(day)), day) for day in range(7)]
    told = []
    for spans, group in groupby(days, key=lambda one: one[0]):
        alike = [day for _, day in group]
        first, last = DAY_NAMES[alike[0]], DAY_NAMES[alike[-1]]
        if spans:
            told.append(f"{first if first == last else f'{first}-{last}'} {spans}")
    return "; ".join(told) or "no working hours"


def week_of(days: tuple[tuple[Span, ...], ...]) -> WorkHours:
    """A week from seven days of spans; equal weeks give equal values.

    Raises:
        ValueError: not seven days, or one that cannot be worked.
    """
    return WorkHours(
        days=tuple(None if not day else day[0] if len(day) == 1 else day for day in days)
    )


def _span(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if found is None:
        sentence = (
            "write the hours like 09:00-17:00, or 09:00-12:30, 13:30-17:00, and leave a day off "
            "empty"
        )
        raise ValueError(sentence)
    hour, minute, half, last_hour, last_minute, last_half = found.groups()
    since = _clock(hour, minute, half)
    until = _clock(last_hour, last_minute, last_half, is_end=True)
    if until <= since and until != time.min:
        sentence = f"{text} ends before it starts; work past midnight belongs to the next day"
        raise ValueError(sentence)
    return since, until


def _clock(hour: str, minute: str | None, half: str | None, *, is_end: bool = False) -> time:
    number = int(hour)
    if half:
        number = number % _NOON + (_NOON if half == "pm" else 0) if 1 <= number <= _NOON else 99
    if is_end and number == _MIDNIGHT and int(minute or 0) == 0:
        return time.min
    try:
        return time(number, int(minute or 0))
    except ValueError:
        sentence = f"there is no time {hour}{f':{minute}' if minute else ''}{half or ''} on a clock"
        raise ValueError(sentence) from None


def _until(until: time) -> str:
    return "24:00" if until == time.min else f"{until:%H:%M}"
