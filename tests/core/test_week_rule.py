from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.week_rule import WeekRule


def test_every_friday() -> None:
    fridays = WeekRule(weekdays=(4,))
    assert fridays.covers(date(2026, 11, 27))
    assert not fridays.covers(date(2026, 11, 26))


@given(st.integers(1, 52), st.dates(), st.sets(st.integers(0, 6), min_size=1), st.dates())
def test_every_few_weeks_are_those_a_multiple_away_from_the_anchors(
    weeks: int, anchor: date, weekdays: set[int], day: date
) -> None:
    rule = WeekRule(weekdays=tuple(weekdays), every_weeks=weeks, anchor=anchor)
    apart = (day.toordinal() - 1) // 7 - (anchor.toordinal() - 1) // 7
    assert rule.covers(day) == (day.weekday() in weekdays and apart % weeks == 0)


def test_days_are_kept_in_order_and_without_doubles() -> None:
    assert WeekRule(weekdays=(4, 0, 4)).weekdays == (0, 4)
    assert WeekRule(weekdays=(0,)).anchor - timedelta(weeks=1) < date(2024, 1, 1)


@pytest.mark.parametrize("weekdays", [(), (7,), (-1,)])
def test_an_impossible_day_is_refused(weekdays: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^weekdays: choose at least one day"):
        WeekRule(weekdays=weekdays)


@pytest.mark.parametrize("weeks", [0, 53])
def test_an_impossible_number_of_weeks_is_refused(weeks: int) -> None:
    with pytest.raises(ValueError, match=r"^every_weeks: choose a number from 1 to 52"):
        WeekRule(weekdays=(0,), every_weeks=weeks)
