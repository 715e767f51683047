from calendar import Calendar
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cadence import Cadence, CadenceEndedError, next_occurrence, occurrences
from bot.core.monthly import Counted, MonthRule
from bot.core.public_holidays import public_holidays


def monthly(counted: Counted, *nth: int, **fields: object) -> Cadence:
    months = fields.pop("months", tuple(range(1, 13)))
    rule = MonthRule(counted=counted, nth=nth, months=months)  # type: ignore[arg-type] # checked
    known: dict[str, object] = {
        "local_time": time(10),
        "zone": "UTC",
        "anchor": date(2026, 1, 1),
        "month": rule,
    }
    return Cadence(**{**known, **fields})  # type: ignore[arg-type] # checked by the value


def days(cadence: Cadence, count: int, since: date = date(2026, 1, 1)) -> list[str]:
    at = datetime.combine(since, time(0), tzinfo=UTC)
    found = []
    for _ in range(count):
        at = next_occurrence(cadence, at)
        found.append(f"{at:%y-%m-%d}")
    return found


def test_the_first_tuesday() -> None:
    assert days(monthly("weekday", 1, weekdays=(1,)), 3) == ["26-01-06", "26-02-03", "26-03-03"]


def test_the_last_friday() -> None:
    assert days(monthly("weekday", -1, weekdays=(4,)), 2) == ["26-01-30", "26-02-27"]


def test_the_second_and_fourth_of_two_weekdays() -> None:
    cadence = monthly("weekday", 4, 2, weekdays=(0, 3))
    assert days(cadence, 4) == ["26-01-08", "26-01-12", "26-01-22", "26-01-26"]


def test_months_without_a_fifth_monday_are_passed_over() -> None:
    assert days(monthly("weekday", 5, weekdays=(0,)), 2) == ["26-03-30", "26-06-29"]


def test_the_31st_is_passed_over_where_there_is_none() -> None:
    assert days(monthly("day", 31), 3) == ["26-01-31", "26-03-31", "26-05-31"]


def test_the_last_day_is_as_long_as_the_month() -> None:
    assert days(monthly("day", -1, 1), 4) == ["26-01-01", "26-01-31", "26-02-01", "26-02-28"]


def test_29_february_waits_for_a_leap_year_even_over_1900() -> None:
    leap = monthly("day", 29, months=(2,))
    assert days(leap, 2) == ["28-02-29", "32-02-29"]
    assert days(leap, 1, date(2096, 3, 1)) == ["04-02-29"]


def test_the_first_working_day_is_after_the_holidays_of_the_country() -> None:
    assert days(monthly("working_day", 1, country="DE"), 5) == [
        "26-01-02",
        "26-02-02",
        "26-03-02",
        "26-04-01",
        "26-05-04",
    ]


def test_only_some_months() -> None:
    quarterly = monthly("working_day", -1, months=(3, 6, 9, 12))
    assert days(quarterly, 4) == ["26-03-31", "26-06-30", "26-09-30", "26-12-31"]


def test_a_payday_on_a_day_off_moves_to_the_next_working_day() -> None:
    cadence = monthly("day", 15, country="DE", day_off="move", months=(2, 8, 11))
    assert days(cadence, 3) == ["26-02-16", "26-08-17", "26-11-16"]
    assert days(monthly("day", 24, 25, country="DE", day_off="move", months=(12,)), 3) == [
        "26-12-24",
        "26-12-28",
        "27-12-24",
    ]


def test_two_occurrences_moved_to_one_day_are_one() -> None:
    cadence = monthly("day", 25, 26, 28, country="DE", day_off="move", months=(12,))
    assert days(cadence, 2) == ["26-12-28", "27-12-27"]


def test_an_occurrence_on_a_holiday_can_be_left_out() -> None:
    mondays = Cadence(
        weekdays=(0,),
        local_time=time(10),
        zone="Europe/Berlin",
        anchor=date(2026, 1, 1),
        country="DE",
        day_off="leave_out",
    )
    assert days(mondays, 2, date(2026, 4, 1)) == ["26-04-13", "26-04-20"]


def test_what_is_left_out_for_ever_has_ended() -> None:
    christmas = monthly("day", 25, months=(12,), country="DE", day_off="leave_out")
    with pytest.raises(CadenceEndedError, match="no round is left to come"):
        next_occurrence(christmas, datetime(2026, 1, 1, tzinfo=UTC))


@given(
    nth=st.sets(st.integers(1, 5) | st.integers(-5, -1), min_size=1),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    months=st.sets(st.integers(1, 12), min_size=1),
    year=st.integers(1990, 2060),
)
def test_nth_weekdays_are_the_rows_of_a_printed_calendar(
    nth: set[int], weekdays: set[int], months: set[int], year: int
) -> None:
    """Read off a calendar's columns, a weekday's column at a time."""
    expected = set()
    for month in months:
        weeks = Calendar().monthdatescalendar(year, month)
        for weekday in weekdays:
            column = [week[weekday] for week in weeks if week[weekday].month == month]
            expected |= {column[n - 1] for n in nth if 0 < n <= len(column)}
            expected |= {column[n] for n in nth if 0 < -n <= len(column)}
    cadence = monthly(
        "weekday", *nth, weekdays=tuple(weekdays), months=tuple(months), zone="Asia/Kathmandu"
    )
    since = datetime(year, 1, 1, tzinfo=UTC)
    found = [at.date() for at in occurrences(cadence, since, datetime(year + 1, 1, 1, tzinfo=UTC))]
    assert found == sorted(expected)


@given(
    start=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    country=st.sampled_from(["DE", "US", "JP"]),
)
def test_a_move_goes_to_the_first_day_that_is_worked_and_never_back(
    start: date, weekdays: set[int], country: str
) -> None:
    cadence = Cadence(
        weekdays=tuple(weekdays),
        local_time=time(10),
        zone="UTC",
        anchor=start,
        country=country,
        day_off="move",
    )

    def worked(day: date) -> bool:
        named = day.weekday() < 5 or day.weekday() in weekdays
        return named and day not in public_holidays(country, day.year)

    expected = set()
    for n in range(-60, 90):
        day = start + timedelta(days=n)
        if day.weekday() in weekdays:
            while not worked(day):
                day += timedelta(days=1)
            expected.add(day)
    since = datetime.combine(start, time(0), tzinfo=UTC)
    found = {at.date() for at in occurrences(cadence, since, since + timedelta(days=60))}
    assert found == {day for day in expected if start <= day < start + timedelta(days=60)}


@pytest.mark.parametrize(
    ("counted", "nth", "sentence"),
    [
        ("weekday", (), "nth: choose from 1 to 5"),
        ("weekday", (6,), "nth: choose from 1 to 5"),
        ("day", (0,), "nth: choose from 1 to 31"),
        ("day", (-32,), "nth: choose from 1 to 31"),
        ("working_day", (24,), "nth: choose from 1 to 23"),
    ],
)
def test_a_day_no_month_has_is_refused(
    counted: Counted, nth: tuple[int, ...], sentence: str
) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}"):
        MonthRule(counted=counted, nth=nth)


def test_30_february_is_refused_and_29_february_is_not() -> None:
    with pytest.raises(ValueError, match=r"^nth: the months chosen have 29 days at most"):
        MonthRule(counted="day", nth=(30, 31), months=(2,))
    assert MonthRule(counted="day", nth=(29,), months=(2,)).nth == (29,)
    assert MonthRule(counted="day", nth=(30, 2, 2), months=(2, 1)).nth == (2, 30)


@pytest.mark.parametrize("months", [(), (0,), (13,)])
def test_an_impossible_month_is_refused(months: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^months: choose at least one month"):
        MonthRule(counted="day", nth=(1,), months=months)
