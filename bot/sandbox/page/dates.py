"""Slack's `<!date^…>` tokens, in the reader's zone.

Source: docs.slack.dev/messaging/formatting-message-text, "Date formatting".
"""

import re
from datetime import datetime, timedelta
from typing import Final

from bot.sandbox.page.reader import Reader, instant

_TOKEN: Final = re.compile(r"\{([a-z_]+)\}")
_HALF_A_YEAR: Final = timedelta(days=182)
_UNITS: Final = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
_TEENS: Final = range(11, 14)


def date_text(unix: str, pattern: str, reader: Reader) -> str:
    """What `<!date^unix^pattern>` says to this reader. Unknown tokens stay as they are written.

    On the night the clocks change the wall clock of that instant is shown, so an hour that
    occurs twice is shown twice, as Slack does.

    Raises:
        ValueError: `unix` is no moment; the caller shows the fallback text then.
    """
    at = instant(unix)
    return _TOKEN.sub(lambda token: _one(token[1], at, reader), pattern)


def _one(token: str, at: datetime, reader: Reader) -> str:
    there = reader.local(at)
    if token == "ago":  # noqa: S105 - a date token, no secret
        return ago(at, reader.now)
    if token.endswith("_pretty"):
        near = _near(there, reader.local(reader.now))
        if near:
            return near
        token = token.removesuffix("_pretty")
    distant = abs(at - reader.now) >= _HALF_A_YEAR
    simple = {
        "date_num": f"{there:%Y-%m-%d}",
        "date": f"{there:%B} {ordinal(there.day)}" + (f", {there.year}" if distant else ""),
        "date_short": f"{there:%b} {there.day}" + (f", {there.year}" if distant else ""),
        "date_long": f"{there:%A, %B} {ordinal(there.day)}"
        + (f", {there.year}" if distant else ""),
        "time": clock_time(there),
        "time_secs": f"{there.hour % 12 or 12}:{there:%M:%S} {'AM' if there.hour < 12 else 'PM'}",  # noqa: PLR2004 - noon
    }
    return simple.get(token, f"{{{token}}}")


def _near(there: datetime, here: datetime) -> str:
    days = (there.date() - here.date()).days
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days, "")


def clock_time(there: datetime) -> str:
    """A wall-clock time as Slack's twelve-hour clients show it: `6:39 AM`."""
    return f"{there.hour % 12 or 12}:{there:%M} {'AM' if there.hour < 12 else 'PM'}"  # noqa: PLR2004 - noon


def day_name(there: datetime, reader: Reader, *, near: bool = True) -> str:
    """The heading over a day's messages: Today or Yesterday (if `near`), or the long date."""
    word = _near(there, reader.local(reader.now)) if near else ""
    return word.capitalize() or _one("date_long", there, reader)


def when(at: datetime, reader: Reader) -> str:
    """A moment in few words, for lists of what will happen: `tomorrow at 9:00 AM`."""
    there = reader.local(at)
    day = _near(there, reader.local(reader.now)) or f"{there:%a} {_one('date_short', at, reader)}"
    return f"{day} at {clock_time(there)}"


def ago(at: datetime, now: datetime) -> str:
    """How far away, in the largest unit that fits: `3 minutes ago`, `in 2 hours`, `now`."""
    seconds = int((now - at).total_seconds())
    for size, unit in _UNITS:
        count = abs(seconds) // size
        if count:
            words = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"{words} ago" if seconds > 0 else f"in {words}"
    return "now"


def ordinal(day: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`: a day of the month as English writes it."""
    ending = "th" if day in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
