from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.decent_time import is_decent, next_decent
from bot.core.week_rule import WeekRule
from bot.core.worktime import NeverWorkingError, Period, WorkCalendar, WorkHours, is_working

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)


def quiet(*hours: tuple[int, int]) -> tuple[Period, ...]:
    return tuple((MONDAY + since * HOUR, MONDAY + until * HOUR) for since, until in hours)


def test_nobody_is_written_to_at_night_on_a_focus_day_or_when_away() -> None:
    assert is_decent(WorkCalendar(zone="UTC"), MONDAY + 9 * HOUR)
    assert not is_decent(WorkCalendar(zone="UTC"), MONDAY + 8 * HOUR)
    focused = WorkCalendar(zone="UTC", focus=(WeekRule(weekdays=(0,)),))
    assert next_decent(focused, MONDAY + 10 * HOUR) == MONDAY + 33 * HOUR
    leave = Absence(since=MONDAY, until=MONDAY + 11 * HOUR, reason="leave")
    away = WorkCalendar(zone="UTC", absences=(leave,))
    assert next_decent(away, MONDAY + 10 * HOUR) == MONDAY + 11 * HOUR


def test_do_not_disturb_only_makes_the_bot_wait_with_writing() -> None:
    calendar = WorkCalendar(zone="UTC", quiet=quiet((9, 11), (10, 13)))
    assert is_working(calendar, MONDAY + 10 * HOUR)
    assert not is_decent(calendar, MONDAY + 10 * HOUR)
    assert next_decent(calendar, MONDAY + 9 * HOUR) == MONDAY + 13 * HOUR


def test_quiet_until_after_work_waits_for_the_next_day() -> None:
    calendar = WorkCalendar(zone="UTC", quiet=quiet((12, 20)))
    assert next_decent(calendar, MONDAY + 12 * HOUR) == MONDAY + 33 * HOUR


def test_whoever_never_works_is_never_written_to() -> None:
    idle = WorkCalendar(zone="UTC", hours=WorkHours(days=(None,) * 7))
    with pytest.raises(NeverWorkingError):
        next_decent(idle, MONDAY)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4), st.integers(0, 60))
def test_the_next_decent_hour_is_the_first(drawn: list[tuple[int, int]], asked: int) -> None:
    hours = WorkHours(days=((time(9), time(17)),) * 7)
    periods = quiet(*((since, since + length) for since, length in drawn))
    calendar = WorkCalendar(zone="UTC", hours=hours, quiet=periods)
    at = MONDAY + asked * HOUR
    found = next_decent(calendar, at)
    assert is_decent(calendar, found)
    assert not any(is_decent(calendar, at + n * HOUR) for n in range((found - at) // HOUR))
