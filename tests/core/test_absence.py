from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.absence import Absence, absent_at

START = datetime(2026, 11, 2, tzinfo=UTC)


def days(number: int) -> datetime:
    return START + timedelta(days=number)


def test_an_absence_is_a_half_open_period() -> None:
    absence = Absence(since=days(1), until=days(2), reason="skip")
    assert not absence.covers(days(1) - datetime.resolution)
    assert absence.covers(days(1))
    assert not absence.covers(days(2))


def test_an_absence_without_an_end_lasts_until_they_say() -> None:
    absence = Absence(since=days(1), until=None, reason="leave")
    assert absence.covers(days(10_000))


def test_of_several_absences_the_one_that_ends_last_is_named() -> None:
    short = Absence(since=days(1), until=days(3), reason="status")
    long = Absence(since=days(0), until=days(9), reason="leave")
    open_end = Absence(since=days(2), until=None, reason="skip")
    assert absent_at((short, long), days(1)) is long
    assert absent_at((long, short), days(1)) is long
    assert absent_at((open_end, long, short), days(2)) is open_end
    assert absent_at((long, open_end), days(2)) is open_end


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9) | st.none()), max_size=6),
    st.integers(-1, 30),
)
def test_somebody_is_absent_when_any_of_their_absences_covers_the_moment(
    periods: list[tuple[int, int | None]], at: int
) -> None:
    absences = [
        Absence(
            since=days(since),
            until=None if length is None else days(since + length),
            reason="calendar",
        )
        for since, length in periods
    ]
    found = absent_at(absences, days(at))
    covered = any(
        since <= at and (length is None or at < since + length) for since, length in periods
    )
    assert (found is not None) == covered
    assert found is None or found.covers(days(at))


@pytest.mark.parametrize("length", [0, -1])
def test_an_absence_that_ends_before_it_starts_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=r"^until: an absence ends after it starts"):
        Absence(since=days(5), until=days(5 + length), reason="skip")


def test_an_absence_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="instants carry their zone"):
        Absence(since=START.replace(tzinfo=None), until=None, reason="skip")
