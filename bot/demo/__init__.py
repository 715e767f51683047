"""Hand-made data for trying Firsthand: a help desk's export and a sales team's calendar.

Both belong to Tidepool, an invented maker of scheduling software for small clinics; nobody in
them exists. Our side is tidepool.example. The calendar begins on Monday, 23 November 2026.
"""

import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

FIRST_MONDAY = date(2026, 11, 23)
"""The Monday of the calendar's first week."""

OWN_DOMAIN = "tidepool.example"

_SATURDAY = 5
_EVENT = re.compile(r"BEGIN:VEVENT.*?END:VEVENT", re.DOTALL)
_DATED = re.compile(r"(?m)^(?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RRULE)\b.*$")
_DATE = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?=T\d{6}|\s|;|,|$)")


def tickets_path() -> Path:
    """Return the export: 24 tickets as a help desk writes them."""
    return Path(str(files(__package__) / "tickets.csv"))


def calls_path() -> Path:
    """Return the calendar: weekly customer calls, one moved, one cancelled, and inner meetings."""
    return Path(str(files(__package__) / "calls.ics"))


def calls_text(start: date) -> str:
    """Return the calendar moved by whole weeks so that its first week is the one to begin in.

    From Monday to Friday that is the week of `start`, on a weekend the week after. The times of
    day stay what they are in Berlin.
    """
    ahead = 7 if start.weekday() >= _SATURDAY else 0
    monday = start - timedelta(days=start.weekday()) + timedelta(days=ahead)
    shift = monday - FIRST_MONDAY
    text = calls_path().read_bytes().decode("utf-8")
    return _EVENT.sub(lambda event: _DATED.sub(lambda line: _moved(line[0], shift), event[0]), text)


def _moved(line: str, shift: timedelta) -> str:
    def move(found: re.Match[str]) -> str:
        return f"{date(int(found[1]), int(found[2]), int(found[3])) + shift:%Y%m%d}"

    return _DATE.sub(move, line)
