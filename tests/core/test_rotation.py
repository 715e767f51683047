from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.absence import Absence, Reason
from bot.core.ledger import SCALE
from bot.core.rotation import Returned, Round, Waiting, call_is_due
from bot.core.week_rule import WeekRule
from bot.core.worktime import WorkCalendar
from tests.core.making import AT, CALENDAR, DAY, HOUR, call, pairs, person, plan, rules, ticket


def absent(reason: Reason = "leave", since: datetime = AT, days: int = 1) -> WorkCalendar:
    absence = Absence(since=since, until=since + days * DAY, reason=reason)
    return WorkCalendar(zone="UTC", absences=(absence,))


def test_whoever_has_the_least_effective_pass_is_picked() -> None:
    made = plan([person("ada", 2), person("bo", 1), person("cy", 0, in_hand=3)], [ticket("t")])
    assert pairs(made) == {"t": "bo"}
    (pick,) = made.pairs
    assert (pick.effective_pass, pick.stride, pick.role) == (1, SCALE, "lead")


def test_as_many_are_picked_as_there_are_seats() -> None:
    people = [person(name, number) for number, name in enumerate("abcd")]
    made = plan(people, [ticket(name) for name in "xyz"], seats=2)
    assert sorted(pairs(made).values()) == ["a", "b"]
    assert made.unfilled == ()


def test_the_largest_assignment_comes_before_fairness() -> None:
    """Ada is behind and can take either; Bo can only take one."""
    people = [person("ada", 0), person("bo", 9), person("cy", 5)]
    waiting = [
        ticket("x", excluded_user_ids=frozenset({"Ubo"})),
        ticket("y", excluded_user_ids=frozenset({"Ucy"})),
    ]
    assert sorted(pairs(plan(people, waiting, seats=2)).values()) == ["ada", "cy"]
    waiting[0] = replace(waiting[0], excluded_user_ids=frozenset({"Ubo", "Ucy"}))
    assert pairs(plan(people, waiting, seats=2)) == {"x": "ada", "y": "bo"}


def test_tickets_are_taken_oldest_first() -> None:
    waiting = [ticket("new", HOUR), ticket("old", 3 * HOUR), ticket("mid", 2 * HOUR)]
    assert set(pairs(plan([person("a"), person("b")], waiting, seats=2))) == {"old", "mid"}


def test_calls_are_taken_before_tickets_by_their_start() -> None:
    waiting = [ticket("t", 90 * DAY), call("late", AT + 3 * DAY), call("soon", AT + 2 * DAY)]
    people = [person(name) for name in "abc"]
    assert [pick.contact_id for pick in plan(people, waiting, seats=2).pairs] == ["soon", "late"]
    assert set(pairs(plan(people, waiting, seats=3))) == {"t", "soon", "late"}


def test_a_call_that_has_begun_is_gone() -> None:
    made = plan([person("a")], [call("c", AT)])
    assert made.pairs == ()
    assert made.unfilled == ()


def test_a_seat_is_not_wasted_on_a_contact_nobody_can_take() -> None:
    nobody = ticket("old", 9 * HOUR, excluded_user_ids=frozenset({"Ua"}))
    made = plan([person("a")], [nobody, ticket("new")])
    assert pairs(made) == {"new": "a"}
    assert made.unfilled == ("old",)


def test_nobody_available_is_an_explicit_result() -> None:
    waiting = [ticket("new"), ticket("old", 2 * HOUR), ticket("older", 3 * HOUR)]
    assert plan([], waiting, seats=2).unfilled == ("older", "old")
    made = plan([person("a", calendar=absent())], waiting, seats=2)
    assert (made.pairs, made.unfilled) == ((), ("older", "old"))
    one_of_two = plan([person("a")], waiting, seats=2)
    assert (pairs(one_of_two), one_of_two.unfilled) == ({"older": "a"}, ("old",))


def test_no_more_contacts_are_called_unfilled_than_there_are_seats() -> None:
    nobodys = [ticket(f"t{n}", excluded_user_ids=frozenset({"Ua"})) for n in range(9)]
    assert plan([person("a")], nobodys, seats=2).unfilled == ("t0", "t1")


def test_a_contact_that_is_paired_is_not_called_unfilled() -> None:
    people = [person("a"), person("b")]
    made = plan(people, [ticket(f"t{n}", (9 - n) * HOUR) for n in range(4)], seats=4)
    assert (set(pairs(made)), made.unfilled) == ({"t0", "t1"}, ("t2", "t3"))


def test_each_seat_is_filled_or_names_the_contact_it_was_for() -> None:
    nobodys = ticket("t0", 9 * HOUR, excluded_user_ids=frozenset({"Ua", "Ub"}))
    waiting = [nobodys, *(ticket(f"t{n}", (9 - n) * HOUR) for n in range(1, 6))]
    made = plan([person("a"), person("b")], waiting, seats=3)
    assert (set(pairs(made)), made.unfilled) == ({"t1", "t2"}, ("t0",))


def test_of_each_contact_it_is_said_who_was_kept_from_it_in_the_same_order_always() -> None:
    people = [person("a"), person("b", capacity=2)]
    said = [
        [
            (ruled.member_id, ruled.contact_id)
            for ruled in plan(
                people,
                [
                    ticket(name, age * HOUR, excluded_user_ids=frozenset({"Ua"}))
                    for name, age in ages
                ],
                seats=2,
            ).ruled_out
        ]
        for ages in ([("t1", 1), ("t2", 9)], [("t1", 9), ("t2", 1)])
    ]
    assert said == [[("a", "t1"), ("a", "t2")]] * 2


def test_a_round_without_seats_or_contacts_picks_nobody() -> None:
    assert plan([person("a")], [ticket("t")], seats=0).pairs == ()
    empty = plan([person("a")], [], seats=3)
    assert (empty.pairs, empty.unfilled, empty.away) == ((), (), ())


@pytest.mark.parametrize("reason", ["skip", "leave", "status", "holiday", "calendar"])
def test_an_absent_member_is_never_picked_and_the_reason_is_named(reason: Reason) -> None:
    made = plan([person("a", calendar=absent(reason))], [ticket("t")])
    assert made.pairs == ()
    (ruled,) = made.ruled_out
    assert (ruled.member_id, ruled.contact_id, ruled.rule) == ("a", None, "absent")
    assert ruled.until == AT + DAY
    assert ruled.reason


def test_a_public_holiday_is_an_absence() -> None:
    german = WorkCalendar(zone="Europe/Berlin", country="DE")
    christmas = datetime(2026, 12, 25, 10, tzinfo=UTC)
    made = plan([person("a", calendar=german)], [ticket("t")], at=christmas)
    assert rules(made) == {("a", None): "absent"}


def test_night_is_no_obstacle_to_a_ticket() -> None:
    assert plan([person("a")], [ticket("t")], at=AT + 12 * HOUR).pairs


def test_whoever_is_at_the_ceiling_is_not_picked() -> None:
    people = [
        person("full", 0, ceiling=2, begun_last_28_days=2),
        person("below", 9, ceiling=2, begun_last_28_days=1),
        person("free", 99, ceiling=None, begun_last_28_days=50),
    ]
    made = plan(people, [ticket("t")])
    assert pairs(made) == {"t": "below"}
    assert rules(made) == {("full", None): "ceiling"}
    assert "2 in the last 28 days" in made.ruled_out[0].reason


def test_excluded_people_and_the_host_are_not_picked() -> None:
    waiting = [ticket("t", excluded_user_ids=frozenset({"Ua"}), host_user_id="Ub")]
    made = plan([person("a"), person("b"), person("c", 9)], waiting)
    assert pairs(made) == {"t": "c"}
    assert rules(made) == {("a", "t"): "excluded", ("b", "t"): "host"}


def test_nobody_is_in_two_calls_at_once() -> None:
    starts = AT + 2 * DAY
    people = [
        person("clash", 0, busy=((starts + HOUR / 2, starts + 2 * HOUR),)),
        person("before", 1, busy=((starts - HOUR, starts), (starts + HOUR, starts + 2 * HOUR))),
    ]
    made = plan(people, [call("c", starts)])
    assert pairs(made) == {"c": "before"}
    assert rules(made) == {("clash", "c"): "clash"}


def test_for_a_call_nobody_is_picked_outside_their_working_hours() -> None:
    late = AT.replace(hour=16, minute=30) + DAY
    made = plan([person("a")], [call("c", late)])
    assert (made.pairs, rules(made)) == ((), {("a", "c"): "outside_hours"})
    assert plan([person("a", calls_outside_hours=True)], [call("c", late)]).pairs


def test_working_hours_are_those_of_the_members_zone() -> None:
    morning_in_berlin = AT.replace(hour=8) + DAY
    people = [person("london", 0), person("berlin", 9, calendar=WorkCalendar(zone="Europe/Berlin"))]
    assert pairs(plan(people, [call("c", morning_in_berlin)])) == {"c": "berlin"}


def test_whoever_is_absent_at_the_hour_of_a_call_is_not_picked_even_if_calls_at_night_suit() -> (
    None
):
    starts = AT + 3 * DAY
    away = person("a", calendar=absent(since=starts), calls_outside_hours=True)
    assert rules(plan([away], [call("c", starts)])) == {("a", "c"): "absent"}
    back = person("a", calendar=absent(since=starts - DAY))
    assert plan([back], [call("c", starts)]).pairs
    not_yet_gone = person("a", calendar=absent(since=starts + HOUR))
    assert plan([not_yet_gone], [call("c", starts)]).pairs


def test_whoever_rests_is_picked_only_when_nobody_else_can() -> None:
    resting = person("rest", 0, rest_until=AT + DAY)
    made = plan([resting, person("a", 9)], [ticket("t")])
    assert pairs(made) == {"t": "a"}
    assert rules(made) == {("rest", None): "resting"}
    alone = plan([resting], [ticket("t")])
    assert pairs(alone) == {"t": "rest"}
    assert alone.pairs[0].decided_by == "resting"
    assert alone.ruled_out == ()
    both = plan([resting, person("a", 9)], [ticket("t"), ticket("u")], seats=2)
    assert sorted(pairs(both).values()) == ["a", "rest"]


def test_a_rest_is_over_at_its_end() -> None:
    made = plan([person("rest", 0, rest_until=AT), person("a", 9)], [ticket("t")])
    assert pairs(made) == {"t": "rest"}


def test_whoever_was_away_comes_back_owed_at_most_one_turn() -> None:
    pack = [person(name, 10 * SCALE) for name in "abc"]
    made = plan([*pack, person("back", 0, was_away=True)], [ticket("t")], v=4 * SCALE)
    assert made.v == 10 * SCALE
    assert made.returned == (Returned(member_id="back", amount=9 * SCALE),)
    assert pairs(made) == {"t": "back"}
    assert made.pairs[0].effective_pass == 9 * SCALE


def test_whoever_comes_back_ahead_keeps_their_pass() -> None:
    back = person("back", 20 * SCALE, was_away=True)
    made = plan([person("a", 10 * SCALE), back], [ticket("t")])
    assert made.returned == ()


def test_what_is_still_in_hand_is_not_held_against_whoever_comes_back() -> None:
    back = person("back", 0, in_hand=2 * SCALE, was_away=True)
    made = plan([person("a", 10 * SCALE), back], [ticket("t")])
    assert made.returned == (Returned(member_id="back", amount=7 * SCALE),)
    assert made.pairs[0].effective_pass == 9 * SCALE


def test_whoever_rests_is_not_back_yet() -> None:
    resting = person("rest", 0, rest_until=AT + DAY, was_away=True)
    made = plan([resting, person("a", 10 * SCALE)], [ticket("t")])
    assert (made.returned, made.away) == ((), ("rest",))


def test_the_middle_is_that_of_those_who_could_be_picked_and_v_never_falls() -> None:
    people = [
        person("a", 3),
        person("b", 5),
        person("gone", 99, calendar=absent()),
        person("back", 77, was_away=True),
        person("rest", 1, rest_until=AT + DAY),
        person("tired", 2, rest_until=AT + DAY),
    ]
    assert plan(people, [ticket("t")], v=1).v == 3
    assert plan(people, [ticket("t")], v=4).v == 4
    assert plan([], [ticket("t")], v=4).v == 4


def test_a_member_whom_no_contact_could_suit_counts_as_away_in_that_round() -> None:
    waiting = [ticket("t", excluded_user_ids=frozenset({"Ua"}))]
    made = plan([person("a", 0), person("b", 7), person("c", 8, calendar=absent())], waiting)
    assert made.away == ("a", "c")
    assert made.v == 7


def test_a_round_without_contacts_sends_nobody_away_and_lets_whoever_is_back_return() -> None:
    made = plan([person("a", 0, was_away=True), person("b", 0)], [], v=5 * SCALE)
    assert made.away == ()
    assert made.v == 5 * SCALE
    assert made.returned == (Returned(member_id="a", amount=4 * SCALE),)


def test_one_user_or_contact_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^candidates: "):
        plan([person("a"), person("a")], [])
    with pytest.raises(ValueError, match=r"^waiting: "):
        plan([person("a")], [ticket("t"), ticket("t")])


@pytest.mark.parametrize("seats", [-1, 1001])
def test_an_impossible_number_of_seats_is_refused(seats: int) -> None:
    with pytest.raises(ValueError, match=r"^seats: choose from 0 to 1000"):
        Round(at=AT, seats=seats)


def test_an_impossible_weight_is_refused_before_any_round() -> None:
    with pytest.raises(ValueError, match=r"^weight: "):
        person("a", weight=0)


def test_a_call_without_a_start_or_with_an_early_end_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^starts_at: "):
        Waiting(contact_id="c", stable_id="c", kind="call", since=AT)
    with pytest.raises(ValueError, match=r"^starts_at: "):
        call("c", AT + DAY, ends_at=AT + DAY)


def rounds_at_ten(*days: int) -> list[datetime]:
    return [datetime.combine(date(2026, 11, day), time(10), tzinfo=UTC) for day in days]


def test_a_call_is_taken_by_the_last_round_two_working_days_before_it() -> None:
    """Rounds on Monday 23, Wednesday 25 and Friday 27; the call is on Friday at 15:00."""
    monday, wednesday, friday = rounds_at_ten(23, 25, 27)
    starts = friday.replace(hour=15)
    assert not call_is_due(starts, monday, [wednesday, friday], CALENDAR)
    assert call_is_due(starts, wednesday, [friday], CALENDAR)


def test_two_working_days_do_not_count_the_weekend() -> None:
    """Two working days before Monday 30, 15:00, is Thursday 26, 15:00."""
    thursday, friday = rounds_at_ten(26, 27)
    starts = datetime(2026, 11, 30, 15, tzinfo=UTC)
    assert call_is_due(starts, thursday, [friday], CALENDAR)
    assert not call_is_due(starts, thursday - DAY, [thursday, friday], CALENDAR)


def test_two_working_days_are_counted_to_the_hour() -> None:
    wednesday, friday = rounds_at_ten(25, 27)
    assert not call_is_due(friday, wednesday - HOUR, [wednesday], CALENDAR)
    assert call_is_due(friday - timedelta(minutes=1), wednesday - HOUR, [wednesday], CALENDAR)


def test_a_call_no_round_is_early_enough_for_is_offered_at_once() -> None:
    (thursday,) = rounds_at_ten(26)
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert call_is_due(thursday + DAY, now, [thursday], CALENDAR)
    assert call_is_due(thursday + DAY, now, [], CALENDAR)
    assert call_is_due(thursday - HOUR, now, [thursday], CALENDAR)


def test_rounds_that_have_been_do_not_count_as_later_ones() -> None:
    monday, friday = rounds_at_ten(23, 27)
    assert call_is_due(friday, monday + HOUR, [monday], CALENDAR)
    assert call_is_due(friday, monday, [monday], CALENDAR)


def test_a_call_past_its_start_is_gone() -> None:
    assert not call_is_due(AT, AT, [], CALENDAR)
    assert not call_is_due(AT - HOUR, AT, [AT + DAY], CALENDAR)


def test_on_a_focus_day_there_is_no_call_even_if_calls_at_night_suit_but_a_ticket() -> None:
    tomorrow = WorkCalendar(zone="UTC", focus=(WeekRule(weekdays=((AT + DAY).weekday(),)),))
    focused = person("a", calendar=tomorrow, calls_outside_hours=True)
    noon = AT.replace(hour=12) + DAY
    assert rules(plan([focused], [call("c", noon)])) == {("a", "c"): "focus_day"}
    assert rules(plan([focused], [call("c", noon - 13 * HOUR, ends_at=noon)])) == {
        ("a", "c"): "focus_day"
    }
    assert plan([focused], [call("c", noon + DAY)]).pairs
    assert plan([focused], [ticket("t")]).pairs
