"""The sales team's calendar: a customer call every Wednesday at four in Berlin."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from pathlib import Path

FIRST_CALL = date(2027, 2, 10)
WEEKS = 13
BEGINS, ENDS = time(16), time(16, 45)

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Acme//Sales//EN")
_SERIES = "weekly@acme.example"
_PEOPLE = (
    "ORGANIZER;CN=Sally Sales:mailto:sally@acme.example",
    "ATTENDEE;CN=Sally Sales;PARTSTAT=ACCEPTED:mailto:sally@acme.example",
    "ATTENDEE;CN=Henrik Larsen;PARTSTAT=ACCEPTED:mailto:henrik@nordlys.example",
)


def call_days(*, cancelled: Collection[date] = ()) -> list[date]:
    days = [FIRST_CALL + timedelta(weeks=week) for week in range(WEEKS)]
    return [day for day in days if day not in cancelled]


def write_calendar(path: Path, *, cancelled: Collection[date] = ()) -> Path:
    lines = [*_HEAD, *_event(FIRST_CALL, f"RRULE:FREQ=WEEKLY;COUNT={WEEKS}")]
    for day in sorted(cancelled):
        lines += _event(day, f"RECURRENCE-ID;{_at(day, BEGINS)}", "STATUS:CANCELLED")
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
    return path


def _event(day: date, *more: str) -> list[str]:
    when = [f"DTSTART;{_at(day, BEGINS)}", f"DTEND;{_at(day, ENDS)}"]
    stamp = ["BEGIN:VEVENT", f"UID:{_SERIES}", "DTSTAMP:20270201T090000Z"]
    return [*stamp, *when, "SUMMARY:Weekly check-in", *_PEOPLE, *more, "END:VEVENT"]


def _at(day: date, at: time) -> str:
    return f"TZID=Europe/Berlin:{datetime.combine(day, at):%Y%m%dT%H%M%S}"
