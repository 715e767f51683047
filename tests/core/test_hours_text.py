"""Working hours as people type them."""

import contextlib
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hours_text import read_day, week_of, write_day, write_week
from bot.core.work_hours import Span, WorkHours

NINE_TO_FIVE = ((time(9), time(17)),)


@st.composite
def days(draw: st.DrawFn) -> tuple[Span, ...]:
    """Up to three spans of whole minutes that do not overlap; the last may end at midnight."""
    minutes = sorted(draw(st.sets(st.integers(0, 24 * 60), max_size=6)))
    clocks = [time(minute // 60 % 24, minute % 60) for minute in minutes]
    return tuple(zip(clocks[::2], clocks[1::2], strict=False))


@given(days())
def test_what_is_written_is_read_as_the_same(day: tuple[Span, ...]) -> None:
    assert read_day(write_day(day)) == day


@given(st.lists(days(), min_size=7, max_size=7))
def test_a_week_keeps_its_days(week: list[tuple[Span, ...]]) -> None:
    hours = week_of(tuple(week))
    assert [hours.spans(day) for day in range(7)] == week


@given(st.text(max_size=30))
def test_anything_typed_is_read_or_answered_in_a_sentence(typed: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_day(write_day(read_day(typed))) == read_day(typed)


@pytest.mark.parametrize(
    "typed",
    ["9-17", "09:00-17:00", " 9:00 \u2013 17:00 ", "9.00-17.00", "9am to 5pm", "9 AM - 5 PM"],
)
def test_hours_may_be_written_as_people_write_them(typed: str) -> None:
    assert read_day(typed) == NINE_TO_FIVE


def test_a_day_may_have_several_spans_in_any_order() -> None:
    spans = ((time(9), time(12, 30)), (time(13, 30), time(17)))
    assert read_day("13:30-17:00, 9-12:30") == spans
    assert read_day("9-12:30 and 13:30-17") == spans


@pytest.mark.parametrize("typed", ["", "  ", "-", "off", "Day off"])
def test_a_day_off_is_empty(typed: str) -> None:
    assert read_day(typed) == ()


def test_midnight_is_written_as_the_end_of_the_day() -> None:
    assert read_day("20:00-24:00") == read_day("8pm-0:00") == ((time(20), time(0)),)
    assert write_day(((time(20), time(0)),)) == "20:00-24:00"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nine to five", "write the hours like 09:00-17:00"),
        ("9", "write the hours like"),
        ("17-9", "17-9 ends before it starts"),
        ("9-9", "ends before it starts"),
        ("9-25", "no time 25 on a clock"),
        ("9:60-17", "no time 9:60 on a clock"),
        ("13pm-14", "no time 13pm"),
        ("24-9", "no time 24"),
        ("9-13, 12-17", "overlap"),
        ("20-24, 23-24", "overlap"),
        ("1-2,3-4,5-6,7-8,9-10", "at most 4"),
    ],
)
def test_hours_nobody_can_work_are_answered_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_day(typed)


def test_a_week_is_told_in_few_words() -> None:
    assert write_week(WorkHours()) == "Mon-Fri 09:00-17:00"
    short = ((time(9), time(12)),)
    week = (NINE_TO_FIVE, NINE_TO_FIVE, (), NINE_TO_FIVE, short, (), ())
    assert write_week(week_of(week)) == "Mon-Tue 09:00-17:00; Thu 09:00-17:00; Fri 09:00-12:00"
    assert write_week(week_of(((),) * 7)) == "no working hours"


def test_equal_weeks_are_equal_values() -> None:
    assert week_of((NINE_TO_FIVE,) * 5 + ((),) * 2) == WorkHours()
