"""The bytes of a calendar as icalendar's components, or a sentence about what is wrong."""

import re

from icalendar import Calendar
from icalendar.cal import Component

from bot.ports import SourceError

MAX_BYTES = 10 * 1024 * 1024
MAX_EVENTS = 20_000

_BEGIN = re.compile(r"(?im)^BEGIN:VCALENDAR[ \t]*$")
_END = re.compile(r"(?im)^END:VCALENDAR[ \t]*$")
_EVENT = re.compile(r"(?im)^BEGIN:VEVENT[ \t]*$")
_ZONE = re.compile(r"(?i)^(BEGIN|END):VTIMEZONE\s*$")
_ZONE_RULE = re.compile(r"(?i)^RRULE[;:]")
_SLOW_ZONE_RULE = re.compile(r"(?i)BY(?:HOUR|MINUTE|SECOND)=|INTERVAL=0*(?:[;\s]|$)")
_YEARLY = re.compile(r"(?i)FREQ=(?:YEARLY|MONTHLY)\b")


def parse_calendars(data: bytes) -> tuple[Component, ...]:
    """Return the calendars in a file; usually it is one.

    Raises:
        SourceError: it is no calendar, is cut off, broken, or larger than we read.
    """
    check_size(len(data))
    text = data.decode("utf-8-sig", errors="replace").replace("\x00", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    _check_form(text)
    _check_zones(re.sub(r"\n[ \t]", "", text))
    try:
        found = Calendar.from_ical(text, multiple=True)
        calendars = tuple(entry for entry in found if entry.name == "VCALENDAR")
    except Exception:  # noqa: BLE001 - whatever a parser of hostile text may raise
        calendars = ()
    if not calendars:
        message = "The calendar is broken and cannot be read; export or share it once more."
        raise SourceError(message)
    return calendars


def check_size(size: int) -> None:
    """Refuse a calendar of more than `MAX_BYTES` bytes.

    Raises:
        SourceError: it is larger.
    """
    if size > MAX_BYTES:
        message = f"The calendar has more than {MAX_BYTES // 1024 // 1024} MB; share a smaller one."
        raise SourceError(message)


def _check_form(text: str) -> None:
    if not text:
        message = "The calendar is empty; export or share it once more."
        raise SourceError(message)
    if not _BEGIN.match(text):
        what = "a web page" if text.startswith("<") else "something else"
        message = (
            f"This is not a calendar but {what}; use the calendar's own iCal address,"
            " which usually ends in .ics."
        )
        raise SourceError(message)
    if len(_END.findall(text)) < len(_BEGIN.findall(text)):
        message = "The calendar is cut off: its end is missing; export or share it once more."
        raise SourceError(message)
    if len(_EVENT.findall(text)) > MAX_EVENTS:
        message = f"The calendar has more than {MAX_EVENTS:,} events; share a smaller one."
        raise SourceError(message)


def _check_zones(unfolded: str) -> None:
    """Refuse a zone whose clocks change daily: the parser would expand every change there is."""
    inside = False
    for line in unfolded.split("\n"):
        if marker := _ZONE.match(line):
            inside = marker[1].upper() == "BEGIN"
        elif inside and _ZONE_RULE.match(line):
            if _YEARLY.search(line) and not _SLOW_ZONE_RULE.search(line):
                continue
            message = "The calendar's time zone has rules that make no sense; export it once more."
            raise SourceError(message)
