"""Where a cadence starts, ends and pauses."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cadence import (
    Cadence,
    CadenceEndedError,
    MonthRule,
    next_occurrence,
    occurrence_after,
    occurrences,
)

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def mondays(**fields: object) -> Cadence:
    known: dict[str, object] = {
        "weekdays": (0,),
        "local_time": time(9),
        "zone": "UTC",
        "anchor": date(2026, 1, 1),
    }
    return Cadence(**{**known, **fields})  # type: ignore[arg-type] # checked by the value


def test_nothing_is_held_before_the_start() -> None:
    later = mondays(starts=date(2028, 2, 1))
    assert next_occurrence(later, MONDAY) == datetime(2028, 2, 7, 9, tzinfo=UTC)
    on_the_day = mondays(starts=date(2026, 11, 23))
    assert next_occurrence(on_the_day, MONDAY - 30 * DAY) == MONDAY


def test_nothing_is_held_from_the_end_on() -> None:
    ending = mondays(ends=date(2026, 11, 30))
    assert next_occurrence(ending, MONDAY - DAY) == MONDAY
    assert occurrence_after(ending, MONDAY) is None
    sentence = r"^no round is left to come; look at the rotation's end, pause and days\.$"
    with pytest.raises(CadenceEndedError, match=sentence):
        next_occurrence(ending, MONDAY)
    assert list(occurrences(ending, MONDAY, MONDAY + 30 * DAY)) == [MONDAY]


def test_the_start_does_not_move_which_weeks_are_on() -> None:
    every_third = mondays(every_weeks=3)
    started = mondays(every_weeks=3, starts=date(2026, 11, 25))
    later = MONDAY + 2 * DAY
    assert next_occurrence(started, MONDAY - 90 * DAY) == next_occurrence(every_third, later)


def test_what_falls_into_a_pause_is_left_out_and_not_made_up_for() -> None:
    paused = mondays(pauses=((MONDAY, MONDAY + 7 * DAY),))
    assert next_occurrence(paused, MONDAY - DAY) == MONDAY + 7 * DAY
    earlier = mondays(pauses=((MONDAY - 6 * DAY, MONDAY),))
    assert next_occurrence(earlier, MONDAY - DAY) == MONDAY


def test_a_pause_without_an_end_ends_all_until_somebody_resumes() -> None:
    paused = mondays(pauses=((MONDAY + DAY, None),))
    assert next_occurrence(paused, MONDAY - DAY) == MONDAY
    assert occurrence_after(paused, MONDAY) is None


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20) | st.none()), max_size=4),
    st.integers(0, 60),
)
def test_pausing_leaves_out_just_what_lies_in_a_pause(
    drawn: list[tuple[int, int | None]], asked: int
) -> None:
    pauses = tuple(
        (MONDAY + since * DAY, None if length is None else MONDAY + (since + length) * DAY)
        for since, length in drawn
    )
    plain, paused = mondays(weekdays=(0, 2)), mondays(weekdays=(0, 2), pauses=pauses)
    since = MONDAY + asked * DAY
    everything = occurrences(plain, since, since + 90 * DAY)
    expected = [
        at
        for at in everything
        if not any(begin <= at and (end is None or at < end) for begin, end in pauses)
    ]
    assert list(occurrences(paused, since, since + 90 * DAY)) == expected


def test_impossible_limits_are_refused_in_a_sentence_that_names_the_field() -> None:
    with pytest.raises(ValueError, match=r"^ends: a cadence ends after it starts"):
        mondays(starts=date(2026, 11, 23), ends=date(2026, 11, 23))
    with pytest.raises(ValueError, match=r"^pauses: a pause ends after it starts"):
        mondays(pauses=((MONDAY, MONDAY),))
    with pytest.raises(ValueError, match="instants carry their zone"):
        mondays(pauses=((MONDAY.replace(tzinfo=None), None),))
    with pytest.raises(ValueError, match=r"^country: "):
        mondays(country="XX")
    with pytest.raises(ValueError, match=r"^every_weeks: choose weeks or days of the month"):
        mondays(every_weeks=2, month=MonthRule(counted="day", nth=(1,)))
    with pytest.raises(ValueError, match=r"^weekdays: choose at least one"):
        mondays(weekdays=(), month=MonthRule(counted="weekday", nth=(1,)))
