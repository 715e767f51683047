from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cadence import occurrences
from bot.core.rotation_form import RotationForm

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def form(**fields: object) -> RotationForm:
    return RotationForm.model_validate({"zone": "Pacific/Auckland", **fields})


def test_it_is_on_from_its_start_until_its_end_on_its_own_calendars() -> None:
    told = form(starts=date(2026, 11, 24), ends=date(2026, 11, 25))
    midnight = datetime(2026, 11, 23, 11, tzinfo=UTC)  # in Auckland
    moment = timedelta(seconds=1)
    assert [told.is_on(midnight + off) for off in (-moment, 0 * moment)] == [False, True]
    assert [told.is_on(midnight + timedelta(days=1) + off) for off in (-moment, 0 * moment)] == [
        True,
        False,
    ]


def test_it_goes_on_when_its_pause_is_over() -> None:
    paused = form(zone="UTC", pause_from=date(2026, 11, 1), pause_until=date(2026, 12, 1))
    assert not paused.is_on(NOON)
    assert paused.goes_on_at(NOON) == datetime(2026, 12, 1, tzinfo=UTC)
    assert form(pause_from=date(2026, 11, 1)).goes_on_at(NOON) is None
    assert form(ends=date(2026, 11, 1)).goes_on_at(NOON) is None
    assert form().goes_on_at(NOON) == NOON
    both = form(zone="UTC", starts=date(2026, 11, 25), pause_from=date(2026, 11, 24))
    assert both.goes_on_at(NOON) is None


days = st.dates(date(2026, 10, 1), date(2027, 3, 1))


@given(days, days, days, days)
def test_rounds_are_held_only_while_it_is_on(a: date, b: date, c: date, d: date) -> None:
    """What the cadence says and what `is_on` says never contradict each other."""
    (starts, ends), (since, until) = sorted((a, b)), sorted((c, d))
    told = form(
        weekdays=(0, 1, 2, 3, 4, 5, 6),
        local_time=time(10),
        starts=starts,
        ends=ends + timedelta(days=1),
        pause_from=since,
        pause_until=until + timedelta(days=1),
    )
    everyday = form(weekdays=(0, 1, 2, 3, 4, 5, 6), local_time=time(10))
    span = NOON - timedelta(days=90), NOON + timedelta(days=150)
    anchor = date(2026, 11, 23)
    held = list(occurrences(told.rounds(anchor), *span))
    assert held == [one for one in occurrences(everyday.rounds(anchor), *span) if told.is_on(one)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"monthly": "day", "nth": (30,), "months": (2,)}, "have 29 days at most"),
        ({"monthly": "weekday", "nth": (6,)}, "choose from 1 to 5"),
        ({"monthly": "weekday"}, "say which of the month"),
        ({"monthly": "day", "nth": (0,)}, "choose from 1 to 31"),
    ],
)
def test_days_no_month_has_are_refused_by_name(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=rf"nth\n.*{words}"):
        form(**fields)


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("ends", {"starts": date(2026, 12, 1), "ends": date(2026, 12, 1)}),
        ("pause_until", {"pause_from": date(2026, 12, 1), "pause_until": date(2026, 12, 1)}),
        ("pause_until", {"pause_until": date(2026, 12, 1)}),
        ("months", {"months": (13,)}),
        ("capacity", {"capacity": 0}),
        ("shadows", {"shadows": 21}),
        ("accompanied", {"accompanied": -1}),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(field: str, fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=rf"1 validation error.*\n{field}\n"):
        form(**fields)


def test_the_first_tuesday_of_a_month_is_a_cadence() -> None:
    told = form(zone="UTC", weekdays=(1,), monthly="weekday", nth=(1,), every_weeks=2)
    held = occurrences(told.rounds(date(2026, 11, 23)), NOON, NOON + timedelta(days=75))
    assert [one.date() for one in held] == [date(2026, 12, 1), date(2027, 1, 5), date(2027, 2, 2)]
    assert form(months=tuple(range(1, 13))).months == ()
