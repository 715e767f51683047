"""The preview is what then happens, when nothing changes."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.forecast import afterwards, forecast, is_imagined
from bot.core.ledger import SCALE
from bot.core.rotation import Candidate, Plan, Round, Waiting, call_is_due, plan_round
from bot.core.worktime import WorkCalendar
from tests.core.making import AT, CALENDAR, DAY, HOUR, call, person, plan, ticket
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
    plans = forecast(team, [ticket("t")], rounds(3), CALENDAR)
    assert users(plans) == [["a"], ["b"], ["a"]]
    assert [is_imagined(one.pairs[0].contact_id) for one in plans] == [False, True, True]


def test_absence_in_a_coming_round_is_respected() -> None:
    leave = Absence(since=AT + DAY, until=AT + 2 * DAY, reason="leave")
    away = WorkCalendar(zone="UTC", absences=(leave,))
    team = [person("a", 0, calendar=away), person("b", 9 * SCALE)]
    assert users(forecast(team, [], rounds(3), CALENDAR)) == [["a"], ["b"], ["a"]]


def test_a_call_is_shown_in_the_round_that_will_take_it() -> None:
    starts = AT + 4 * DAY + HOUR
    plans = forecast([person("a")], [call("c", starts)], rounds(4), CALENDAR)
    assert [one.pairs[0].contact_id == "c" for one in plans] == [False, False, True, False]
    late = forecast([person("a")], [call("c", starts)], rounds(1), CALENDAR, then=AT + 2 * DAY)
    assert is_imagined(late[0].pairs[0].contact_id)
    soon = forecast([person("a")], [call("c", starts)], rounds(1), CALENDAR)
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


@settings(max_examples=50, deadline=None)
@given(people(), contacts(), st.integers(1, 4), st.integers(0, 9))
def test_the_preview_equals_what_then_happens_when_nothing_changes(
    team: list[Candidate], waiting: list[Waiting], seats: int, v: int
) -> None:
    """Each round is held when it comes, with only what waits and is due; then the next."""
    terms = rounds(4, seats, shadowing=True)
    # Enough waits for every seat, so that nothing has to be imagined.
    waiting = [*waiting, *(ticket(f"more{n}", timedelta(hours=n)) for n in range(40))]
    shown = forecast(team, waiting, [replace(one, v=v) for one in terms], CALENDAR)
    held = []
    for number, one in enumerate(terms):
        later = [other.at for other in terms[number + 1 :]]
        due = [
            contact
            for contact in waiting
            if contact.starts_at is None or call_is_due(contact.starts_at, one.at, later, CALENDAR)
        ]
        made = plan_round(team, due, replace(one, v=v))
        v = made.v
        team = list(afterwards(team, due, made, one.at))
        taken = {pick.contact_id for pick in made.pairs}
        waiting = [contact for contact in waiting if contact.contact_id not in taken]
        held.append(made)
    assert [one.pairs for one in shown] == [one.pairs for one in held]
    assert [one.v for one in shown] == [one.v for one in held]
