"""On which days a promise is nudged about, and what about."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.promise_nudges import next_nudge, nudge_on, working_day_before
from bot.core.promises import next_update

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def on_weekdays(day: date) -> bool:
    return day.weekday() < 5


def days(due: date | None, update: date | None, many: int, since: date = MONDAY) -> list[date]:
    """The nudges that follow when nothing is ever done."""
    found: list[date] = []
    after = since
    for _ in range(many):
        day = next_nudge(due_on=due, update_on=update, after=after, is_workday=on_weekdays)
        if day is None:
            break
        found.append(day)
        after = day
    return found


def test_update_the_working_day_before_due_then_weekly() -> None:
    due, update = date(2026, 12, 7), date(2026, 11, 30)  # both Mondays
    assert days(due, update, 5) == [
        update,
        date(2026, 12, 4),
        due,
        date(2026, 12, 14),
        date(2026, 12, 21),
    ]


def test_an_update_alone_is_followed_weekly() -> None:
    update = date(2026, 11, 26)
    assert days(None, update, 3) == [update, update + 7 * DAY, update + 14 * DAY]


def test_without_a_date_there_is_no_nudge() -> None:
    assert days(None, None, 3) == []


@pytest.mark.parametrize(("fresh", "nudged_on"), [(True, MONDAY + DAY), (False, MONDAY + 7 * DAY)])
def test_what_is_due_on_the_day_it_is_promised_is_said_the_next(
    *, fresh: bool, nudged_on: date
) -> None:
    found = next_nudge(
        due_on=MONDAY, update_on=None, after=MONDAY, is_workday=on_weekdays, fresh=fresh
    )
    assert found == nudged_on


@pytest.mark.parametrize(
    ("due", "update", "kind"),
    [
        (MONDAY - DAY, None, "overdue"),
        (MONDAY, MONDAY, "due"),
        (MONDAY + DAY, MONDAY, "soon"),
        (MONDAY + 7 * DAY, MONDAY, "update"),
        (None, MONDAY - 7 * DAY, "update"),
        (MONDAY + 7 * DAY, None, "soon"),
    ],
)
def test_a_nudge_is_about_the_most_pressing(
    due: date | None, update: date | None, kind: str
) -> None:
    said = nudge_on(due_on=due, update_on=update, today=MONDAY, is_workday=on_weekdays)
    assert said == kind


def test_who_has_not_worked_for_long_is_nudged_the_day_before() -> None:
    assert working_day_before(MONDAY, lambda _: False) == MONDAY - DAY


def test_told_today_is_told_again_in_a_week_unless_it_is_due_by_then() -> None:
    assert next_update(None, MONDAY) == MONDAY + 7 * DAY
    assert next_update(MONDAY + 7 * DAY, MONDAY) is None
    assert next_update(MONDAY + 8 * DAY, MONDAY) == MONDAY + 7 * DAY
    assert next_update(MONDAY - DAY, MONDAY) == MONDAY + 7 * DAY


dates = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))


@given(due=st.none() | dates, update=st.none() | dates, after=dates)
def test_nudges_go_on_and_are_never_more_than_a_week_apart_once_it_is_late(
    due: date | None, update: date | None, after: date
) -> None:
    named = [day for day in (due, update) if day]
    found = days(due, update, 12, since=after)
    assert len(found) == (12 if named else 0)
    assert all(one < other for one, other in pairwise([after, *found]))
    late = [day for day in found if day > max(named, default=after)]
    assert all(later - earlier == 7 * DAY for earlier, later in pairwise(late))
    assert all(day in found for day in named if day > after)
