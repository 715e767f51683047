from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.absence import Absence
from bot.core.week_rule import WeekRule
from bot.core.work_hours import Hours
from bot.core.worktime import (
    WorkCalendar,
    WorkHours,
    absence_during,
    add_working,
    away_at,
    back_at,
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


def test_an_impossible_week_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^hours: give seven days"):
        WorkHours(days=((time(9), time(17)),))
    with pytest.raises(ValueError, match=r"^hours: a working day ends after it starts"):
        WorkHours(days=((time(9), time(9)),) * 7)


def test_a_day_may_have_several_spans_in_any_order() -> None:
    lunch = WorkHours(days=(((time(13), time(18)), (time(8), time(12))),) * 7)
    calendar = WorkCalendar(zone="Europe/Berlin", hours=lunch)
    assert is_working(calendar, local(2, 11, 59))
    assert not is_working(calendar, local(2, 12))
    assert add_working(calendar, local(2, 11), timedelta(hours=2)) == local(2, 14)
    assert not works_through(calendar, local(2, 11), local(2, 14))
    assert next_working(calendar, local(2, 12)) == local(2, 13)
    assert next_working_morning(calendar, local(2, 12)) == local(3, 8)
    meeting = WorkHours(days=(((time(9), time(12)), (time(12), time(0))),) * 7)
    joined = WorkCalendar(zone="Europe/Berlin", hours=meeting)
    assert works_through(joined, local(2, 9), local(3, 0))


@pytest.mark.parametrize(
    "spans",
    [
        ((time(9), time(12)), (time(11), time(17))),
        ((time(9), time(0)), (time(11), time(17))),
    ],
)
def test_overlapping_spans_are_refused(spans: Hours) -> None:
    with pytest.raises(ValueError, match=r"^hours: two spans of one day overlap"):
        WorkHours(days=(spans,) * 7)


def test_a_span_that_a_gap_swallows_is_no_work() -> None:
    """Berlin has no time from 2 to 3 on 29 March 2026."""
    nights = WorkHours(days=(((time(2, 15), time(2, 45)), (time(9), time(10))),) * 7)
    calendar = WorkCalendar(zone="Europe/Berlin", hours=nights)
    midnight = datetime(2026, 3, 29, tzinfo=BERLIN)
    assert next_working(calendar, midnight) == datetime(2026, 3, 29, 9, tzinfo=BERLIN)
    assert next_working(calendar, midnight - timedelta(days=1)).hour == 1


def test_a_focus_day_is_no_absence_but_stops_the_working_clock() -> None:
    wednesdays = WeekRule(weekdays=(2,))
    calendar = WorkCalendar(zone="Europe/Berlin", focus=(wednesdays,))
    assert away_at(calendar, local(4, 12)) is None
    assert not is_working(calendar, local(4, 12))
    assert add_working(calendar, local(3, 15), timedelta(hours=4)) == local(5, 11)
    assert next_working_morning(calendar, local(3, 12)) == local(5, 9)


def test_a_skipped_weekday_is_an_absence_of_that_local_day() -> None:
    calendar = WorkCalendar(zone="Europe/Berlin", skipped=(WeekRule(weekdays=(4,)),))
    assert away_at(calendar, local(6, 0) - datetime.resolution) is None
    assert away_at(calendar, local(6, 0)) == Absence(
        since=local(6, 0), until=local(7, 0), reason="skip"
    )
    assert not is_working(calendar, local(6, 12))


def test_somebody_is_back_when_a_row_of_absences_of_any_origin_ends() -> None:
    leave = Absence(since=local(21, 0, month=12), until=local(25, 0, month=12), reason="leave")
    calendar = WorkCalendar(
        zone="Europe/Berlin",
        country="DE",
        absences=(leave,),
        skipped=(WeekRule(weekdays=(6,)),),
    )
    # Leave until Christmas, two holidays, and a Sunday they skip.
    assert back_at(calendar, local(22, 12, month=12)) == local(28, 0, month=12)
    assert back_at(calendar, local(28, 9, month=12)) == local(28, 9, month=12)
    assert back_at(away(local(2, 0), None), local(3, 0)) is None
    every_day = WorkCalendar(zone="UTC", skipped=(WeekRule(weekdays=tuple(range(7))),))
    assert back_at(every_day, local(3, 0)) is None


def test_an_absence_that_touches_a_period_is_found_whatever_its_origin() -> None:
    leave = away(local(2, 11), local(2, 12))
    assert absence_during(leave, local(2, 10), local(2, 11)) is None
    assert absence_during(leave, local(2, 12), local(2, 13)) is None
    assert absence_during(leave, local(2, 11, 30), local(2, 11, 40)) is leave.absences[0]
    fridays = WorkCalendar(zone="Europe/Berlin", skipped=(WeekRule(weekdays=(4,)),))
    assert absence_during(fridays, local(5, 23), local(6, 0)) is None
    night = absence_during(fridays, local(5, 23), local(6, 1))
    assert night is not None
    assert night.since == local(6, 0)
    holiday = absence_during(GERMAN, local(24, 12, month=12), local(25, 1, month=12))
    assert holiday is not None
    assert holiday.reason == "holiday"


def test_a_holiday_on_a_day_a_zone_left_out_takes_no_time() -> None:
    """Samoa had no 30 December 2011, a Friday."""
    calendar = WorkCalendar(zone="Pacific/Apia", skipped=(WeekRule(weekdays=(4,)),))
    samoa = ZoneInfo("Pacific/Apia")
    thursday = datetime(2011, 12, 29, 12, tzinfo=samoa)
    saturday = datetime(2011, 12, 31, 12, tzinfo=samoa)
    assert absence_during(calendar, thursday, saturday) is None


def test_a_calendar_of_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^zone: "):
        WorkCalendar(zone="Nowhere")
    with pytest.raises(ValueError, match=r"^country: "):
        WorkCalendar(zone="UTC", country="XX")
