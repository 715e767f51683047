import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import SourceError
from bot.sources.ics import parsing
from bot.sources.ics.parsing import parse_calendars
from tests.sources.ics.calendars import calendar, event, pull

ZONE = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\n{rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"<html><body>Sign in</body></html>", "not a calendar but a web page"),
        (b"hello", "not a calendar but something else"),
        (b"\x89PNG\x00\x01", "not a calendar but something else"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "cut off: its end is missing"),
        (calendar(event())[:-30], "cut off: its end is missing"),
        (b"BEGIN:VCALENDAR\r\nfoo bar\r\nEND:VCALENDAR", "is broken"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nEND:VCALENDAR", "is broken"),
    ],
)
def test_what_is_no_calendar_is_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        parse_calendars(data)


@pytest.mark.parametrize("ending", [b"\r\n", b"\n", b"\r"])
def test_any_line_ending_and_a_byte_order_mark_are_read(ending: bytes) -> None:
    data = b"\xef\xbb\xbf" + calendar(event()).replace(b"\r\n", ending)
    (found,) = parse_calendars(data)
    assert len(found.walk("VEVENT")) == 1


def test_several_calendars_in_one_file_are_all_read() -> None:
    assert len(parse_calendars(calendar(event()) + calendar(event(uid="two")))) == 2


@pytest.mark.parametrize(
    "rule", ["RRULE:FREQ=SECONDLY", "RRULE:FREQ=\r\n DAILY", "RRULE:FREQ=YEARLY;INTERVAL=0"]
)
def test_a_zone_that_changes_its_clocks_daily_is_refused(rule: str) -> None:
    with pytest.raises(SourceError, match="time zone has rules that make no sense"):
        parse_calendars(calendar(ZONE.format(rule=rule), event()))


def test_too_large_a_calendar_is_refused() -> None:
    with pytest.raises(SourceError, match="more than 10 MB"):
        parse_calendars(b" " * (parsing.MAX_BYTES + 1))


def test_too_many_events_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_EVENTS", 1)
    with pytest.raises(SourceError, match="more than 1 events"):
        parse_calendars(calendar(event(), event(uid="two")))


def test_deeply_nested_parts_are_no_event() -> None:
    depth = 50_000
    nested = "\r\n".join(["BEGIN:X-PART"] * depth + ["END:X-PART"] * depth)
    assert asyncio.run(sentence_or_nothing(calendar(nested))) == ""


async def sentence_or_nothing(data: bytes) -> str:
    try:
        await pull(data)
    except SourceError as refused:
        return str(refused)
    return ""


LINES = st.sampled_from([
    "BEGIN:VEVENT", "END:VEVENT", "UID:a", "UID:b", "DTSTART:20261124T100000Z", "DTSTART:x",
    "DTSTART;VALUE=DATE:20261124", "DTEND:20261124T093000Z", "DTEND;VALUE=DATE:20261125",
    "DURATION:-PT1H", "DURATION:PT99999999H", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;COUNT=-1",
    "RRULE:", "RDATE;VALUE=PERIOD:20261124T100000Z/PT1H", "RDATE:20261126", "EXDATE:20261125",
    "RECURRENCE-ID:20261125T100000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261126T100000Z",
    "RECURRENCE-ID:x", "ATTENDEE:mailto:a@b.example", "ATTENDEE:x",
    "ORGANIZER:mailto:o@us.example",
    "ORGANIZER:", "SUMMARY:s", "SUMMARY:t", "CATEGORIES:a,b", "STATUS:CANCELLED", "SEQUENCE:x",
    "DTSTART;TZID=Nowhere:99991231T235959", "DTSTART:00010101T000000",
    "X-WR-TIMEZONE:Europe/Berlin", "DESCRIPTION:<p>x</p>", "LOCATION:https://x.example",
])  # fmt: skip


@given(st.lists(LINES, max_size=25))
def test_any_mixture_of_lines_is_read_or_refused_with_a_sentence(lines: list[str]) -> None:
    data = calendar("BEGIN:VEVENT", *lines, "END:VEVENT")
    sentence = asyncio.run(sentence_or_nothing(data))
    assert not sentence or sentence.endswith(".")
