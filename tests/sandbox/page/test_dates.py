"""Dates and times on the reader's wall clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.page.dates import ago, clock_time, date_text, day_name, ordinal, when
from bot.sandbox.page.reader import Reader, instant, zone_of


def reader(zone: str, now: datetime | None = None) -> Reader:
    return Reader(now=now or datetime(2026, 11, 21, 12, 0, tzinfo=UTC), zone=ZoneInfo(zone))


def said(at: datetime, pattern: str, who: Reader) -> str:
    return date_text(str(int(at.timestamp())), pattern, who)


NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{date_num}", "2026-11-23"),
        ("{date}", "November 23rd"),
        ("{date_short}", "Nov 23"),
        ("{date_long}", "Monday, November 23rd"),
        ("{date_pretty}", "November 23rd"),
        ("{date_short_pretty} at {time}", "Nov 23 at 4:05 AM"),
        ("{time_secs}", "4:05:09 AM"),
        ("{ago}", "in 1 day"),
        ("{unknown} {time}", "{unknown} 4:05 AM"),
    ],
)
def test_each_token_is_drawn(pattern: str, words: str) -> None:
    at = datetime(2026, 11, 22, 15, 5, 9, tzinfo=UTC) - timedelta(hours=0)
    tokyo = reader("Asia/Tokyo")
    assert said(at + timedelta(hours=4), pattern, tokyo) == words


def test_the_year_is_said_when_the_date_is_half_a_year_away() -> None:
    assert said(NOON + timedelta(days=200), "{date_short}", reader("UTC")) == "Jun 9, 2027"
    assert said(NOON - timedelta(days=400), "{date}", reader("UTC")) == "October 17th, 2025"


def test_today_depends_on_the_zone_of_the_reader() -> None:
    at = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert said(at, "{date_pretty}", reader("Europe/London")) == "today"
    assert said(at, "{date_pretty}", reader("Europe/Berlin")) == "tomorrow"
    assert said(at - timedelta(days=1), "{date_pretty}", reader("UTC")) == "yesterday"


def test_on_the_autumn_night_the_repeated_hour_is_shown_twice() -> None:
    berlin = reader("Europe/Berlin", datetime(2026, 10, 25, 0, 0, tzinfo=UTC))
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert [said(first + timedelta(hours=h), "{time}", berlin) for h in range(3)] == [
        "2:30 AM",
        "2:30 AM",
        "3:30 AM",
    ]


def test_on_the_spring_night_the_missing_hour_is_never_shown() -> None:
    york = reader("America/New_York", datetime(2027, 3, 14, 0, 0, tzinfo=UTC))
    first = datetime(2027, 3, 14, 6, 30, tzinfo=UTC)
    assert [said(first + timedelta(hours=h), "{time}", york) for h in range(2)] == [
        "1:30 AM",
        "3:30 AM",
    ]


def test_tomorrow_stays_tomorrow_across_the_clock_change() -> None:
    berlin = reader("Europe/Berlin", datetime(2026, 10, 24, 22, 30, tzinfo=UTC))  # 00:30 Sunday
    assert when(datetime(2026, 10, 25, 23, 15, tzinfo=UTC), berlin) == "tomorrow at 12:15 AM"


def test_a_moment_further_away_is_named_by_its_day() -> None:
    assert when(NOON + timedelta(days=3), reader("UTC")) == "Tue Nov 24 at 12:00 PM"


def test_a_day_heading_says_today_or_the_date() -> None:
    who = reader("UTC")
    assert day_name(NOON, who) == "Today"
    assert day_name(NOON - timedelta(days=2), who) == "Thursday, November 19th"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "now"), (1, "1 second ago"), (-120, "in 2 minutes"), (7200, "2 hours ago")],
)
def test_ago_uses_the_largest_unit_that_fits(seconds: int, words: str) -> None:
    assert ago(NOON - timedelta(seconds=seconds), NOON) == words


def test_midnight_and_noon_are_twelve() -> None:
    assert clock_time(NOON.replace(hour=0)) == "12:00 AM"
    assert clock_time(NOON) == "12:00 PM"


def test_days_of_the_month_have_their_endings() -> None:
    assert [ordinal(day) for day in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "23rd",
        "30th",
    ]


def test_an_unknown_or_missing_zone_is_utc() -> None:
    assert [zone_of(name).key for name in (None, "", "Mars/Olympus", "../etc", "Asia/Tokyo")] == [
        "UTC",
        "UTC",
        "UTC",
        "UTC",
        "Asia/Tokyo",
    ]


@pytest.mark.parametrize("broken", ["", "soon", "1e99", "nan", "inf"])
def test_what_is_no_moment_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        instant(broken)
