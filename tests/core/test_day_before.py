"""When to speak of something the day before it."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.day_before import day_before
from bot.core.hours_text import week_of
from bot.core.week_rule import WeekRule
from bot.core.work_hours import WorkHours
from bot.core.worktime import WorkCalendar, is_working

USUAL = WorkCalendar(zone="UTC")


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_it_is_the_same_time_on_the_working_day_before() -> None:
    assert day_before(USUAL, on(25, 14, 30)) == on(24, 14, 30)
    assert day_before(USUAL, on(23, 14)) == on(20, 14)


def test_it_is_kept_within_the_hours_of_that_day() -> None:
    assert day_before(USUAL, on(25, 7)) == on(24, 9)
    assert day_before(USUAL, on(25, 19)) == on(24, 9)
    split = week_of(((((time(9), time(12)), (time(13), time(17)))),) * 5 + ((),) * 2)
    halves = WorkCalendar(zone="UTC", hours=split)
    assert day_before(halves, on(25, 12, 30)) == on(24, 13)
    assert day_before(halves, on(25, 18)) == on(24, 13)


def test_focus_days_and_absences_are_passed_over() -> None:
    tuesdays = WorkCalendar(zone="UTC", focus=(WeekRule(weekdays=(1,)),))
    assert day_before(tuesdays, on(25, 14)) == on(23, 14)
    away = Absence(since=on(1, 0), until=on(25, 0), reason="calendar")
    assert day_before(WorkCalendar(zone="UTC", absences=(away,)), on(25, 14)) is None


@given(
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 400),
    st.lists(st.booleans(), min_size=7, max_size=7),
)
def test_it_is_a_working_moment_of_the_last_day_worked_before(
    zone: str, hour: int, minute: int, days: int, worked: list[bool]
) -> None:
    hours = WorkHours(days=tuple((time(9), time(17)) if one else None for one in worked))
    calendar = WorkCalendar(zone=zone, hours=hours)
    starts_at = datetime.combine(date(2026, 1, 1), time(hour, minute), UTC) + timedelta(days=days)
    moment = day_before(calendar, starts_at)
    if moment is None:
        assert not any(worked)
        return
    assert moment < starts_at
    assert is_working(calendar, moment)
