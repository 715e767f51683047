from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from bot.core.absence import Absence
from bot.core.pairing import LIVE, Act, State, advance, offer_deadline, rest_until
from bot.core.worktime import WorkCalendar, WorkHours

MONDAY_TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
CALENDAR = WorkCalendar(zone="UTC")
HOUR = timedelta(hours=1)

LEGAL: dict[State, dict[Act, State]] = {
    "offered": {
        "accept": "accepted",
        "decline": "declined",
        "expire": "expired",
        "hand_over": "handed_over",
        "cancel": "cancelled",
        "move": "offered",
    },
    "accepted": {
        "finish": "done",
        "hand_over": "handed_over",
        "cancel": "cancelled",
        "miss": "no_show",
        "move": "accepted",
    },
    "done": {"cancel": "cancelled", "miss": "no_show", "move": "accepted"},
}


@pytest.mark.parametrize("state", get_args(State))
@pytest.mark.parametrize("act", get_args(Act))
def test_each_act_leads_where_the_product_says_or_nowhere(state: State, act: Act) -> None:
    assert advance(state, act) == LEGAL.get(state, {}).get(act)


def test_pressing_twice_leads_nowhere_the_second_time() -> None:
    assert advance("offered", "accept") == "accepted"
    assert advance("accepted", "accept") is None


def test_what_is_offered_or_accepted_is_in_hand() -> None:
    assert set(LIVE) == {"offered", "accepted"}


def test_an_offer_may_be_answered_for_four_working_hours() -> None:
    assert offer_deadline(CALENDAR, MONDAY_TEN, None) == MONDAY_TEN + 4 * HOUR
    assert offer_deadline(CALENDAR, MONDAY_TEN + 5 * HOUR, None) == MONDAY_TEN + 25 * HOUR


def test_an_offer_of_a_call_ends_an_hour_before_it() -> None:
    assert offer_deadline(CALENDAR, MONDAY_TEN, MONDAY_TEN + 3 * HOUR) == MONDAY_TEN + 2 * HOUR
    assert offer_deadline(CALENDAR, MONDAY_TEN, MONDAY_TEN + 30 * HOUR) == MONDAY_TEN + 4 * HOUR


def test_an_offer_never_ends_before_it_is_made() -> None:
    assert offer_deadline(CALENDAR, MONDAY_TEN, MONDAY_TEN + HOUR / 2) == MONDAY_TEN


def test_an_offer_to_whoever_never_works_again_ends_at_once() -> None:
    leave = Absence(since=MONDAY_TEN, until=None, reason="leave")
    gone = WorkCalendar(zone="UTC", absences=(leave,))
    assert offer_deadline(gone, MONDAY_TEN, None) == MONDAY_TEN


def test_a_rest_lasts_five_working_days() -> None:
    assert rest_until(CALENDAR, MONDAY_TEN) == MONDAY_TEN + timedelta(days=7)
    thursday = MONDAY_TEN + timedelta(days=3)
    assert rest_until(CALENDAR, thursday) == thursday + timedelta(days=7)


def test_absence_does_not_make_a_rest_longer() -> None:
    leave = Absence(since=MONDAY_TEN, until=None, reason="leave")
    gone = WorkCalendar(zone="UTC", absences=(leave,))
    assert rest_until(gone, MONDAY_TEN) == MONDAY_TEN + timedelta(days=7)


def test_without_working_days_a_rest_lasts_a_week() -> None:
    idle = WorkCalendar(zone="UTC", hours=WorkHours(days=(None,) * 7))
    sunday_night = MONDAY_TEN - 12 * HOUR
    assert rest_until(idle, sunday_night) == sunday_night + timedelta(weeks=1)
