"""The form of one's own time."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.core.hours_text import week_of
from bot.core.my_time_form import MyTimeForm, filled_in, focus_words
from bot.core.own_time import OwnTime
from bot.core.week_rule import WeekRule

TODAY = date(2026, 11, 23)
USUAL = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "9-17")


def problems(**fields: Any) -> dict[str, str]:  # noqa: ANN401 - the form checks them
    with pytest.raises(ValidationError) as caught:
        MyTimeForm(**(USUAL | fields))
    return {str(one["loc"][0]): one["msg"] for one in caught.value.errors()}


def test_whoever_saves_the_form_as_it_was_opened_says_what_is_usual() -> None:
    assert filled_in(OwnTime(), TODAY).own_time(TODAY) == OwnTime()
    assert MyTimeForm(**USUAL).own_time(TODAY) == OwnTime()


@given(
    st.builds(
        OwnTime,
        hours=st.just(week_of(((), ((time(8), time(12)), (time(13), time(0)))) + ((),) * 5)),
        focus=st.none()
        | st.builds(
            WeekRule,
            weekdays=st.sets(st.sampled_from([0, 2, 4]), min_size=1).map(tuple),
            every_weeks=st.sampled_from([1, 2]),
            anchor=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        ),
        country=st.sampled_from([None, "", "DE", "DE-BY"]),
        calls_outside_hours=st.booleans(),
        remind_day_before=st.booleans(),
    ),
    st.integers(0, 60).map(lambda days: TODAY + timedelta(days=days)),
)
def test_saving_what_was_opened_changes_nothing(own: OwnTime, today: date) -> None:
    saved = filled_in(own, today).own_time(today)
    assert (saved.hours, saved.country) == (own.hours, own.country)
    assert (saved.calls_outside_hours, saved.remind_day_before) == (
        own.calls_outside_hours,
        own.remind_day_before,
    )
    if own.focus is None or saved.focus is None:
        assert own.focus == saved.focus
        return
    for day in (today + timedelta(days=days) for days in range(28)):
        assert saved.focus.covers(day) == own.focus.covers(day)


def test_every_second_week_begins_with_this_one_or_the_next() -> None:
    for rhythm, weeks in (("this", 0), ("next", 1)):
        focus = MyTimeForm(**USUAL, focus_days=(2,), focus_rhythm=rhythm).own_time(TODAY).focus
        assert focus is not None
        first = TODAY + timedelta(days=2)
        covered = [n for n in range(4) if focus.covers(first + timedelta(weeks=n))]
        assert covered == [weeks, weeks + 2]
        assert focus_words(focus) == "Wed (every second week)"
    assert focus_words(WeekRule(weekdays=(0, 4))) == "Mon, Fri"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("monday", "9", "write the hours like"),
        ("focus_days", tuple(range(5)), "leave at least one"),
        ("focus_days", (9,), "days of the week"),
        ("own_country", "Narnia", "no public holidays are known for “Narnia”"),
        ("own_country", "DE-XX", "no public holidays are known"),
        ("address", "my calendar", "copy the one that begins with https://"),
        ("address", "https://[::1", "copy the one"),
        ("address", "https:///basic.ics", "copy the one"),
        ("address", "https://host.example/a b.ics", "copy the one"),
        ("address", "file:///etc/passwd", "copy the one"),
        ("address", "http://host.example/a.ics", "only https"),
        ("address", "https://host.example/" + "a" * 2000, "copy the one"),
    ],
)
def test_each_mistake_is_told_at_its_field(field: str, value: object, sentence: str) -> None:
    told = problems(**{field: value})
    assert list(told) == [field]
    assert sentence in told[field]


def test_a_week_without_any_hours_is_refused() -> None:
    told = problems(**dict.fromkeys(USUAL, ""))
    assert "at least one day" in told["sunday"]


def test_a_calendar_is_removed_or_replaced_but_not_both() -> None:
    told = problems(address="https://host.example/a.ics", remove_calendar=True)
    assert "either remove" in told["remove_calendar"]
    assert MyTimeForm(**USUAL, address=" webcal://host.example/a.ics ").address.startswith("webcal")


def test_the_address_is_a_secret() -> None:
    form = MyTimeForm(**USUAL, address="https://host.example/secret.ics")
    assert "secret" not in repr(form)


def test_a_country_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="country"):
        OwnTime(country="Narnia")
