"""The preview is what then happens, when nothing changes."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.forecast import afterwards, forecast, is_imagined, looked_at, taken_from
from bot.core.ledger import SCALE
from bot.core.rotation import Candidate, Plan, Round, Waiting, plan_round
from bot.core.worktime import WorkCalendar
from tests.core.making import AT, CALENDAR, DAY, HOUR, call, coming, person, plan, ticket
from tests.core.test_hard_rules import contacts, people


def rounds(count: int, seats: int = 1, **fields: bool) -> list[Round]:
    return [
        Round(at=AT + number * DAY, seats=seats, salt=f"round {number}", **fields)
        for number in range(count)
    ]


def users(plans: tuple[Plan, ...]) -> list[list[str]]:
    return [[pick.member_id for pick in one.pairs] for one in plans]


def test_seats_for_which_nothing_waits_yet_are_filled_with_imagined_tickets() -> None:
    team = [person("a", 0), person("b", SCALE // 2)]
    plans = forecast(coming(team, rounds(3), ticket("t")))
    assert users(plans) == [["a"], ["b"], ["a"]]
    assert [is_imagined(one.pairs[0].contact_id) for one in plans] == [False, True, True]


def test_absence_in_a_coming_round_is_respected() -> None:
    leave = Absence(since=AT + DAY, until=AT + 2 * DAY, reason="leave")
    away = WorkCalendar(zone="UTC", absences=(leave,))
    team = [person("a", 0, calendar=away), person("b", 9 * SCALE)]
    assert users(forecast(coming(team, rounds(3)))) == [["a"], ["b"], ["a"]]


def test_a_call_is_shown_in_the_round_that_will_take_it() -> None:
    starts = AT + 4 * DAY + HOUR
    plans = forecast(coming([person("a")], rounds(4), call("c", starts)))
    assert [one.pairs[0].contact_id == "c" for one in plans] == [False, False, True, False]
    alone = coming([person("a")], rounds(1), call("c", starts))
    late = forecast(replace(alone, then=AT + 2 * DAY))
    assert is_imagined(late[0].pairs[0].contact_id)
    soon = forecast(alone)
    assert soon[0].pairs[0].contact_id == "c"


def test_afterwards_everything_a_round_has_done_counts() -> None:
    asked = ticket("t", customer_id="acme")
    later = call("c", AT + 2 * DAY)
    team = [person("a"), person("n", step="shadow")]
    made = plan(team, [asked], shadowing=True)
    lead, shadow = afterwards(team, [asked], made, AT)
    assert (lead.virtual_pass, shadow.virtual_pass) == (SCALE, SCALE)
    assert (lead.met_customers, lead.last_contact_at) == (frozenset({"acme"}), AT)
    assert (lead.shadowed_with, shadow.shadowed_with) == (frozenset({"Un"}), frozenset({"Ua"}))
    assert (lead.in_previous_round, lead.begun_last_28_days) == (True, 1)
    taken = plan([lead], [later], at=AT + DAY)
    (busy,) = afterwards([lead], [later], taken, AT + DAY)
    assert busy.busy == (later.period,)


def test_a_round_takes_from_the_calls_that_are_due_and_twice_as_many_tickets_as_seats() -> None:
    backlog = [ticket(f"t{n}", timedelta(hours=n)) for n in range(9)]
    far, near = call("far", AT + 9 * DAY), call("near", AT + 2 * DAY + HOUR)
    terms, later = Round(at=AT, seats=2), [AT + DAY]
    taken = taken_from([*backlog, far, near], terms, later, CALENDAR)
    oldest = sorted(backlog, key=lambda one: one.since)[: looked_at(2)]
    assert list(taken) == [near, *oldest]


def test_what_was_begun_counts_towards_the_ceiling_for_its_own_28_days() -> None:
    """So a preview of monthly rounds picks whoever began something in the month before."""
    monthly = [Round(at=AT + n * 30 * DAY, seats=1, salt=str(n)) for n in range(3)]
    once = person("a", ceiling=1, begun_last_28_days=1, begun_at=(AT - 20 * DAY,))
    assert users(forecast(coming([once], monthly))) == [[], ["a"], ["a"]]
    weekly = [Round(at=AT + n * 7 * DAY, seats=1, salt=str(n)) for n in range(6)]
    assert users(forecast(coming([once], weekly))) == [[], [], ["a"], [], [], []]
    undated = person("a", ceiling=1, begun_last_28_days=1)
    assert users(forecast(coming([undated], weekly))) == [[], [], [], [], ["a"], []]


@settings(max_examples=50, deadline=None)
@given(people(), contacts(), st.integers(1, 4), st.integers(0, 9))
def test_the_preview_equals_what_then_happens_when_nothing_changes(
    team: list[Candidate], waiting: list[Waiting], seats: int, v: int
) -> None:
    """Each round is held when it comes, with only what waits and is due; then the next."""
    terms = rounds(4, seats, shadowing=True)
    # Enough waits for every seat, so that nothing has to be imagined.
    waiting = [*waiting, *(ticket(f"more{n}", timedelta(hours=n)) for n in range(40))]
    shown = forecast(coming(team, [replace(one, v=v) for one in terms], *waiting))
    held = []
    for number, one in enumerate(terms):
        later = [other.at for other in terms[number + 1 :]]
        due = taken_from(waiting, one, later, CALENDAR)
        made = plan_round(team, due, replace(one, v=v))
        v = made.v
        team = list(afterwards(team, due, made, one.at))
        taken = {pick.contact_id for pick in made.pairs}
        waiting = [contact for contact in waiting if contact.contact_id not in taken]
        held.append(made)
    assert [one.pairs for one in shown] == [one.pairs for one in held]
    assert [one.v for one in shown] == [one.v for one in held]
