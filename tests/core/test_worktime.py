from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.absence import Absence
from bot.core.worktime import (
    NeverWorkingError,
    WorkCalendar,
    WorkHours,
    add_working,
    add_working_days,
    away_at,
    is_working,
    next_working,
    next_working_morning,
    works_through,
)

BERLIN = ZoneInfo("Europe/Berlin")
QUARTER = timedelta(minutes=15)
PLAIN = WorkCalendar(zone="Europe/Berlin")
GERMAN = WorkCalendar(zone="Europe/Berlin", country="DE")
NEVER = WorkCalendar(zone="UTC", hours=WorkHours(days=(None,) * 7))


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """November 2026 in Berlin: the 2nd is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def away(since: datetime, until: datetime | None) -> WorkCalendar:
    absence = Absence(since=since, until=until, reason="leave")
    return WorkCalendar(zone="Europe/Berlin", absences=(absence,))


def test_work_is_from_nine_to_five_on_weekdays_unless_said_otherwise() -> None:
    assert not is_working(PLAIN, local(2, 9) - datetime.resolution)
    assert is_working(PLAIN, local(2, 9))
    assert is_working(PLAIN, local(6, 17) - datetime.resolution)
    assert not is_working(PLAIN, local(6, 17))
    assert not is_working(PLAIN, local(7, 12))


def test_hours_that_end_at_midnight_end_with_the_day() -> None:
    night = WorkCalendar(zone="Europe/Berlin", hours=WorkHours(days=((time(20), time(0)),) * 7))
    assert is_working(night, local(2, 23, 59))
    assert not is_working(night, local(3, 0))


def test_a_public_holiday_is_no_work_and_an_absence_of_one_local_day() -> None:
    christmas = local(25, 11, month=12)
    assert is_working(PLAIN, christmas)
    assert not is_working(GERMAN, christmas)
    assert away_at(PLAIN, christmas) is None
    assert away_at(GERMAN, christmas) == Absence(
        since=local(25, 0, month=12), until=local(26, 0, month=12), reason="holiday"
    )


def test_ones_own_absence_is_named_before_a_holiday() -> None:
    leave = Absence(since=local(20, 0, month=12), until=None, reason="leave")
    calendar = WorkCalendar(zone="Europe/Berlin", country="DE", absences=(leave,))
    assert away_at(calendar, local(25, 11, month=12)) is leave


def test_night_and_weekend_are_no_absence() -> None:
    assert away_at(GERMAN, local(3, 2)) is None
    assert away_at(GERMAN, local(7, 12)) is None


def test_four_working_hours_later_is_the_next_day_when_the_day_is_too_short() -> None:
    assert add_working(PLAIN, local(2, 10), timedelta(hours=4)) == local(2, 14)
    assert add_working(PLAIN, local(6, 15), timedelta(hours=4)) == local(9, 11)
    assert add_working(PLAIN, local(7, 15), timedelta(hours=4)) == local(9, 13)


def test_working_time_that_just_fits_ends_with_the_day() -> None:
    assert add_working(PLAIN, local(2, 13), timedelta(hours=4)) == local(2, 17)


def test_no_working_time_later_is_the_next_working_moment() -> None:
    assert add_working(PLAIN, local(2, 3), timedelta(0)) == local(2, 9)
    assert add_working_days(PLAIN, local(2, 3), 0) == local(2, 9)


def test_absence_stops_the_working_clock() -> None:
    calendar = away(local(2, 11), local(4, 12))
    assert add_working(calendar, local(2, 10), timedelta(hours=4)) == local(4, 15)


def test_a_working_day_is_as_long_as_it_really_is_when_the_clocks_change() -> None:
    """Berlin's night of 25 October 2026 has the hour from 2 to 3 twice."""
    nights = WorkCalendar(zone="Europe/Berlin", hours=WorkHours(days=((time(0), time(6)),) * 7))
    midnight = datetime(2026, 10, 25, tzinfo=BERLIN)
    assert add_working(nights, midnight, timedelta(hours=7)) == datetime(
        2026, 10, 25, 6, tzinfo=BERLIN
    )


def test_working_days_keep_the_local_time() -> None:
    assert add_working_days(PLAIN, local(6, 14), 1) == local(9, 14)
    assert add_working_days(PLAIN, local(4, 14), 5) == local(11, 14)


def test_working_days_count_from_the_next_working_moment() -> None:
    assert add_working_days(PLAIN, local(6, 20), 1) == local(10, 9)
    assert add_working_days(PLAIN, local(8, 12), 1) == local(10, 9)
    assert add_working_days(PLAIN, local(6, 8), 1) == local(9, 9)


def test_working_days_keep_the_local_time_over_a_clock_change() -> None:
    friday = datetime(2026, 10, 23, 14, tzinfo=BERLIN)
    assert add_working_days(PLAIN, friday, 1) == datetime(2026, 10, 26, 14, tzinfo=BERLIN)


def test_a_day_without_work_at_that_hour_gives_the_next_working_moment() -> None:
    short_friday = WorkHours(
        days=((time(9), time(17)),) * 4 + ((time(9), time(12)),) + (None, None)
    )
    calendar = WorkCalendar(zone="Europe/Berlin", hours=short_friday)
    assert add_working_days(calendar, local(5, 14), 1) == local(9, 9)


def test_holidays_and_absent_days_are_no_working_days() -> None:
    assert add_working_days(GERMAN, local(24, 10, month=12), 1) == local(28, 10, month=12)
    assert add_working_days(away(local(3, 0), local(5, 0)), local(2, 10), 1) == local(5, 10)


def test_a_day_absent_from_first_to_last_hour_is_no_working_day() -> None:
    assert add_working_days(away(local(3, 9), local(3, 17)), local(2, 10), 1) == local(4, 10)


def test_no_days_later_in_the_second_pass_of_a_repeated_hour_is_that_very_moment() -> None:
    always = WorkCalendar(zone="Europe/Berlin", hours=WorkHours(days=((time(0), time(0)),) * 7))
    second_pass = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert add_working_days(always, second_pass, 0) == second_pass


def test_a_day_that_ends_at_midnight_does_not_count_from_midnight_on() -> None:
    always = WorkCalendar(zone="Europe/Berlin", hours=WorkHours(days=((time(0), time(0)),) * 7))
    assert add_working_days(always, local(3, 0), 1) == local(4, 0)


def test_the_morning_of_a_day_absent_at_first_is_when_they_are_back() -> None:
    assert next_working_morning(away(local(3, 9), local(3, 12)), local(2, 12)) == local(3, 12)


def test_the_next_working_morning_is_this_one_only_before_work() -> None:
    assert next_working_morning(PLAIN, local(2, 6)) == local(2, 9)
    assert next_working_morning(PLAIN, local(2, 9)) == local(3, 9)
    assert next_working_morning(PLAIN, local(2, 12)) == local(3, 9)
    assert next_working_morning(PLAIN, local(6, 18)) == local(9, 9)


def test_coming_back_at_noon_is_no_morning_of_a_day_begun_before() -> None:
    assert next_working_morning(away(local(2, 11), local(2, 14)), local(2, 12)) == local(3, 9)


def test_somebody_works_through_a_period_only_if_they_work_all_of_it() -> None:
    assert works_through(PLAIN, local(2, 9), local(2, 17))
    assert not works_through(PLAIN, local(2, 16), local(2, 17, 1))
    assert not works_through(PLAIN, local(2, 8, 59), local(2, 10))
    assert not works_through(away(local(2, 11), local(2, 12)), local(2, 10), local(2, 13))


def test_work_over_midnight_is_worked_through() -> None:
    always = WorkCalendar(zone="Europe/Berlin", hours=WorkHours(days=((time(0), time(0)),) * 7))
    assert works_through(always, local(2, 22), local(4, 2))


@pytest.mark.parametrize("calendar", [NEVER, away(local(1, 0), None)])
def test_whoever_never_works_is_said_to_never_work(calendar: WorkCalendar) -> None:
    sentence = "not enough working time in the next two years"
    with pytest.raises(NeverWorkingError, match=sentence):
        next_working(calendar, local(2, 12))
    with pytest.raises(NeverWorkingError, match=sentence):
        next_working_morning(calendar, local(2, 12))
    with pytest.raises(NeverWorkingError, match=sentence):
        add_working(calendar, local(2, 12), timedelta(hours=4))
    with pytest.raises(NeverWorkingError, match=sentence):
        add_working_days(calendar, local(2, 12), 1)
    assert not is_working(calendar, local(2, 12))


def test_more_work_than_two_years_hold_is_never_done() -> None:
    with pytest.raises(NeverWorkingError):
        add_working(PLAIN, local(2, 12), timedelta(days=400))
    with pytest.raises(NeverWorkingError):
        add_working_days(PLAIN, local(2, 12), 10_000)


def test_working_time_is_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match=r"^amount: "):
        add_working(PLAIN, local(2, 12), -timedelta(hours=1))
    with pytest.raises(ValueError, match=r"^days: "):
        add_working_days(PLAIN, local(2, 12), -1)
