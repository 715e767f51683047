"""When somebody is away, as their own calendar says; nothing else is read out of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.ports import SourceError
from bot.sources.ics import personal
from bot.sources.ics.personal import PersonalIcs, absences_in
from tests.sources.ics.calendars import AT, Told, calendar, event

VACATION = event("DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261128", uid="vacation")


def away(since: str, until: str) -> Absence:
    begin, end = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (since, until))
    return Absence(since=begin, until=end, reason="calendar")


def said(*parts: str, zone: str = "UTC") -> tuple[Absence, ...]:
    return absences_in(calendar(*parts), zone, AT)


def test_whole_days_are_days_of_its_owners_zone() -> None:
    assert said(VACATION) == (away("2026-11-25T00:00", "2026-11-28T00:00"),)
    assert said(VACATION, zone="Asia/Kolkata") == (away("2026-11-24T18:30", "2026-11-27T18:30"),)


def test_meetings_are_no_absence_but_being_out_of_office_is() -> None:
    hours = ("DTSTART:20261124T130000Z", "DTEND:20261124T150000Z")
    assert said(event(*hours)) == ()
    expected = (away("2026-11-24T13:00", "2026-11-24T15:00"),)
    assert said(event(*hours, "X-MICROSOFT-CDO-BUSYSTATUS:OOF")) == expected
    assert said(event(*hours, "SUMMARY:Out of office")) == expected
    assert said(event(*hours, "SUMMARY:Out of office page\\, design review")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
        "STATUS:CANCELLED",
        "SUMMARY:Canceled: offsite",
    ],
)
def test_whole_days_that_are_free_or_cancelled_do_not_count(line: str) -> None:
    assert said(event("DTSTART;VALUE=DATE:20261125", line)) == ()


def test_what_comes_back_counts_each_time_and_its_exceptions_too() -> None:
    fridays = event(
        "DTSTART;VALUE=DATE:20261002", "RRULE:FREQ=WEEKLY;COUNT=11", "EXDATE;VALUE=DATE:20261204"
    )
    assert [one.since.date().isoformat() for one in said(fridays)] == [
        "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20",
        "2026-11-27", "2026-12-11",
    ]  # fmt: skip


def test_a_time_without_a_zone_is_one_of_its_owners() -> None:
    there = event("DTSTART:20261124T130000", "DTEND:20261124T150000", "SUMMARY:Sick")
    assert said(there, zone="America/New_York") == (away("2026-11-24T18:00", "2026-11-24T20:00"),)


def test_an_event_nobody_understands_does_not_hide_the_others() -> None:
    broken = event("DTSTART;VALUE=DATE:20261131", uid="broken")
    backwards = event("DTSTART:20261124T150000Z", "DTEND:20261124T130000Z", "SUMMARY:PTO", uid="b")
    often = event("DTSTART:20261124T150000Z", "RRULE:FREQ=SECONDLY", "SUMMARY:PTO", uid="often")
    assert said(broken, backwards, often, VACATION) == said(VACATION)


def test_events_without_a_uid_count_each_for_itself() -> None:
    one = event("DTSTART;VALUE=DATE:20261125").replace("UID:one\r\n", "")
    two = event("DTSTART;VALUE=DATE:20261127").replace("UID:one\r\n", "")
    assert len(said(one, two)) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<html>sign in</html>", "not a calendar but a web page"),
        (b"", "The calendar is empty"),
        (calendar(VACATION)[:-20], "cut off"),
    ],
)
def test_what_is_no_calendar_is_answered_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        absences_in(data, "UTC", AT)


def test_there_is_a_limit_to_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    every_day = event("DTSTART;VALUE=DATE:20261101", "RRULE:FREQ=DAILY;INTERVAL=2")
    monkeypatch.setattr(personal, "MOST_ABSENCES", 50)
    with pytest.raises(SourceError, match="more than 50 absences"):
        said(every_day)
    monkeypatch.setattr(personal, "MOST_TIMES", 40)
    with pytest.raises(SourceError, match="more events than can be read"):
        said(every_day)


async def test_it_is_fetched_by_its_address_which_nobody_sees() -> None:
    told = Told(calendar(VACATION))
    mine = PersonalIcs(address="https://cal.example/secret.ics", zone="UTC", fetcher=told)  # type: ignore[arg-type]
    assert await mine.absences(AT) == said(VACATION)
    assert told.asked == ["https://cal.example/secret.ics"]
    assert "secret" not in repr(mine)


async def test_an_address_of_the_inside_is_refused_with_what_to_do() -> None:
    with pytest.raises(SourceError, match=r"private network.*share it on the internet"):
        await PersonalIcs(address="https://127.0.0.1/x.ics", zone="UTC").absences(AT)
    with pytest.raises(SourceError, match="Only https"):
        await PersonalIcs(address="http://cal.example/x.ics", zone="UTC").absences(AT)


@given(st.lists(st.tuples(st.integers(-60, 200), st.integers(1, 9), st.booleans()), max_size=6))
def test_a_day_is_away_when_an_event_of_whole_days_says_so(
    events: list[tuple[int, int, bool]],
) -> None:
    """Compared with a plain look at every day within the next hundred."""
    first = AT.date()
    parts = [
        event(
            f"DTSTART;VALUE=DATE:{first + timedelta(days=start):%Y%m%d}",
            f"DTEND;VALUE=DATE:{first + timedelta(days=start + length):%Y%m%d}",
            *(["TRANSP:TRANSPARENT"] if free else []),
            uid=str(number),
        )
        for number, (start, length, free) in enumerate(events)
    ]
    found = said(*parts)
    for day in range(100):
        noon = datetime(first.year, first.month, first.day, 12, tzinfo=UTC) + timedelta(days=day)
        expected = any(start <= day < start + length and not free for start, length, free in events)
        assert any(one.covers(noon) for one in found) == expected
