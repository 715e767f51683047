"""Saying what one's own time is like: it counts at once, everywhere."""

from datetime import timedelta
from typing import Any

import pytest

from bot.core.form_problems import FormProblems
from bot.core.messages import CallReminder
from bot.core.my_time_form import MyTimeForm
from bot.core.replies import Explained, Refusal
from bot.store.tables import own_time
from bot.usecases.calendars import calendar_of
from bot.usecases.choosing import Where
from bot.usecases.my_time import CHANGED_ELSEWHERE, MyTime, open_my_time, save_my_time
from tests.usecases.world import World, call, on

USUAL = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "9-17")


def opened(world: World, user: str) -> MyTime:
    mine = world.see(open_my_time, user_id=user, at=world.at)
    assert isinstance(mine, MyTime), mine
    return mine


def says(
    world: World,
    user: str,
    *,
    since: str | None = None,
    **fields: Any,  # noqa: ANN401 - the form checks them
) -> FormProblems | None:
    return world.do(
        save_my_time,
        user_id=user,
        form=MyTimeForm(**(USUAL | fields)),
        version=opened(world, user).version if since is None else since,
        secrets=world.secrets,
        at=world.at,
    )


def why(world: World, user: str) -> tuple[str, ...]:
    reply = world.why(user)
    assert isinstance(reply, Explained)
    return reply.lines


def test_an_offer_waits_for_ones_own_hours_and_the_deadline_with_it(world: World) -> None:
    world.join("ada")
    says(world, "ada", monday="14-16, 17-19")
    world.tickets("a")
    world.until(on(23, 13))
    assert world.offers("ada") == []
    world.until(on(23, 14))
    assert world.offer("ada").deadline == on(23, 19)


def test_a_call_outside_ones_own_hours_is_for_others_unless_that_is_fine(world: World) -> None:
    world.join("ada")
    says(world, "ada", thursday="9-12")
    world.bring(call("demo", on(26, 15)))
    world.until(on(23, 10))
    assert world.offers("ada") == []
    assert world.notices() == ["nobody_available"]
    says(world, "ada", thursday="9-12", wishes=("calls_outside_hours",))
    world.bring(call("another", on(26, 14)))
    world.until(world.at)
    assert world.holder("another") == "ada"


def test_on_a_focus_day_nobody_is_written_to_nor_called_but_may_be_picked(world: World) -> None:
    world.join("ada")
    says(world, "ada", focus_days=(0, 3))
    world.tickets("a")
    world.until(on(23, 17))
    assert world.offers("ada") == []
    assert world.holder("a") == "ada"
    world.until(on(24, 9))
    assert len(world.offers("ada")) == 1


def test_the_holidays_are_those_of_ones_own_country(world: World) -> None:
    world.set_up(name="Abroad", country="FR", channel="C2")
    world.join("ada", where=Where(channel_id="C2"))
    for own, counts in (("AT", "AT"), ("", None), (None, "FR")):
        says(world, "ada", own_country=own)
        assert calendar_of(world.member("ada"), world.rotation()).country == counts


def test_who_has_a_holiday_of_their_own_is_not_picked_and_why_says_so(world: World) -> None:
    world.join("ada")
    world.until(on(24, 9, month=12))
    assert why(world, "ada")[0].startswith("You are picked")
    says(world, "ada", own_country="CZ")  # Christmas Eve, the day of the next round
    assert "you have a public holiday until" in why(world, "ada")[0]
    home = world.home("ada")
    assert home.rotations[0].away_reason == "holiday"


def test_owners_are_told_in_their_own_hours(world: World) -> None:
    world.join("boss")
    says(world, "boss", monday="", tuesday="11-12")
    world.says("boss", "leave")
    world.tickets("a")
    world.until(on(24, 10, 59))
    assert world.notices() == []
    world.until(on(24, 11))
    assert world.notices() == ["nobody_available"]


def test_what_is_usual_leaves_nothing_behind(world: World) -> None:
    world.join("ada")
    says(world, "ada", monday="8-16", focus_days=(4,), wishes=("remind_day_before",))
    assert len(world.table(own_time)) == 1
    assert opened(world, "ada").form.wishes == ("remind_day_before",)
    says(world, "ada")
    assert world.table(own_time) == []
    assert opened(world, "ada").form == MyTimeForm(**USUAL)


def test_a_form_that_another_has_overtaken_changes_nothing(world: World) -> None:
    world.join("ada")
    before = opened(world, "ada").version
    says(world, "ada", monday="8-16")
    told = says(world, "ada", since=before, monday="10-18")
    assert told is not None
    assert told.problems == {"": CHANGED_ELSEWHERE}
    assert opened(world, "ada").form == MyTimeForm(**(USUAL | {"monday": "8-16"}))


def test_who_is_in_no_rotation_is_told_to_join_one(world: World) -> None:
    told = world.see(open_my_time, user_id="zoe", at=world.at)
    assert isinstance(told, Refusal)
    assert "join one, then" in told.sentence
    assert world.home("zoe").my_time is None


def test_home_says_it_in_short(world: World) -> None:
    world.join("ada")
    says(world, "ada", friday="9-13", focus_days=(2,))
    mine = world.home("ada").my_time
    assert mine is not None
    assert (mine.hours, mine.focus, mine.calendar) == (
        "Mon-Thu 09:00-17:00; Fri 09:00-13:00",
        "Wed",
        "none",
    )


def test_days_skipped_every_week_are_shown_and_ended_from_home(world: World) -> None:
    world.join("ada")
    world.says("ada", "skip", "thursdays")
    (shown,) = world.home("ada").rotations
    assert (shown.away, shown.skipped_weekdays) == (False, (3,))
    world.until(on(26, 9))
    (shown,) = world.home("ada").rotations
    assert (shown.away, shown.away_reason, shown.away_until) == (True, "skip", on(27))
    world.says("ada", "back")
    (shown,) = world.home("ada").rotations
    assert (shown.away, shown.skipped_weekdays) == (False, ())


@pytest.mark.parametrize("gone", [False, True])
def test_an_offer_to_somebody_who_falls_sick_before_it_is_sent_goes_on_without_cost(
    world: World, *, gone: bool
) -> None:
    world.join("ada", "bob", zone="America/New_York")
    world.tickets("a")
    world.until(on(23, 10))  # five in the morning there
    first = world.holder("a")
    assert first is not None
    assert world.offers(first) == []
    if gone:
        world.says(first, "skip", "until 2026-12-01")
    world.until(on(23, 14, 1))
    assert len(world.offers(first)) == (0 if gone else 1)
    if gone:
        world.until(world.at + timedelta(hours=5))
        assert world.holder("a") != first
        assert world.member(first).rest_until is None


def reminders(world: World) -> list[bool]:
    """Which of the reminders came early."""
    return [one.early for one in world.messages("ada") if isinstance(one, CallReminder)]


def test_whoever_wants_it_is_reminded_of_a_call_the_day_before_too(world: World) -> None:
    world.join("ada")
    says(world, "ada", wishes=("remind_day_before",))
    world.bring(call("demo", on(26, 15)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.until(on(25, 14, 59))
    assert reminders(world) == []
    world.until(on(25, 15))
    assert reminders(world) == [True]
    world.until(on(26, 14, 50))
    assert reminders(world) == [True, False]


def test_the_wish_counts_for_calls_taken_before_and_can_be_taken_back(world: World) -> None:
    world.join("ada")
    world.bring(call("demo", on(26, 15)), call("later", on(27, 15)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    says(world, "ada", wishes=("remind_day_before",))
    world.until(on(25, 15))
    assert reminders(world) == [True]
    says(world, "ada")
    world.until(on(26, 14))
    assert reminders(world) == [True]


def test_nobody_else_is_reminded_early_nor_of_a_call_that_was_handed_back(world: World) -> None:
    world.join("ada")
    world.bring(call("demo", on(26, 15)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.until(on(25, 16))
    assert reminders(world) == []
    says(world, "ada", wishes=("remind_day_before",))
    world.until(on(25, 17))
    assert reminders(world) == []


def test_what_was_assigned_is_told_even_to_somebody_who_is_away_by_then(world: World) -> None:
    world.set_up(name="Assigned", mode="assign", channel="C2")
    world.join("ada", zone="America/New_York", where=Where(channel_id="C2"))
    world.tickets("a")
    world.until(on(23, 10))  # five in the morning there
    world.says("ada", "skip", "until 2026-12-01", channel="C2")
    world.until(on(23, 14))
    assert [one.state for one in world.offers("ada")] == ["accepted"]
