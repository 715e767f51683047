from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.promises import FURTHEST, KINDS, check_dates
from bot.core.questions import PromiseKind

TODAY = date(2026, 11, 21)
days = st.none() | st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=500))


def test_every_kind_has_words() -> None:
    assert set(KINDS) == set(get_args(PromiseKind))


@pytest.mark.parametrize(
    ("due", "update"),
    [
        (None, None),
        (TODAY, TODAY),
        (TODAY + FURTHEST, None),
        (None, TODAY + FURTHEST),
        (TODAY + timedelta(days=3), TODAY + timedelta(days=3)),
    ],
)
def test_dates_from_today_to_a_year_ahead_are_fine(due: date | None, update: date | None) -> None:
    assert check_dates(due, update, TODAY) == {}


def test_a_day_that_has_passed_is_refused_with_what_to_do() -> None:
    yesterday = TODAY - timedelta(days=1)
    said = "This day has passed. Please pick today or later."
    assert check_dates(yesterday, yesterday, TODAY) == {
        "promise_due": said,
        "promise_update": said,
    }


def test_a_day_beyond_a_year_is_refused() -> None:
    far = TODAY + FURTHEST + timedelta(days=1)
    assert "more than a year" in check_dates(far, None, TODAY)["promise_due"]


def test_the_update_may_not_come_after_the_promise_is_due() -> None:
    wrong = check_dates(TODAY, TODAY + timedelta(days=1), TODAY)
    assert set(wrong) == {"promise_update"}


@given(days, days)
def test_dates_are_accepted_exactly_when_they_are_in_order(
    due: date | None, update: date | None
) -> None:
    within = all(TODAY <= day <= TODAY + FURTHEST for day in (due, update) if day)
    ordered = not (due and update) or update <= due
    assert (check_dates(due, update, TODAY) == {}) == (within and ordered)
