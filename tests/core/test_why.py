from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.ledger import SCALE
from bot.core.reasons import AGAINST_YOU
from bot.core.rotation import Candidate, Round, Waiting, plan_round
from bot.core.week_rule import WeekRule
from bot.core.why import Why, explain
from bot.core.worktime import WorkCalendar
from tests.core.making import AT, DAY, HOUR, call, person, ticket
from tests.core.test_hard_rules import contacts, people


def why(who: str, team: list[Candidate], waiting: list[Waiting], **terms: int) -> Why:
    return explain(who, team, waiting, Round(**{"at": AT, "seats": 1, **terms}))  # type: ignore[arg-type] # a number each


def test_whoever_is_picked_is_told_what_decided_and_the_numbers() -> None:
    team = [
        person("a", 2 * SCALE, in_hand=SCALE, last_contact_at=AT - 9 * DAY),
        person("b", 4 * SCALE),
    ]
    assert why("a", team, [ticket("t")], v=SCALE).lines == (
        "You are picked as lead: fewest contacts so far by the ledger.",
        "You count 2 in your ledger + 1 in your hands = 3; the middle of the rotation is 3.",
        "Of 2 who could be picked, 0 count less than you.",
        "Your last contact was 9 days ago.",
    )


def test_whoever_is_not_picked_is_told_what_spoke_for_somebody_else() -> None:
    team = [person("a", 2 * SCALE), person("b", 4 * SCALE)]
    found = why("b", team, [ticket("t")])
    assert found.passed_over == "pass"
    assert found.lines[0] == (
        "You are not picked: everybody picked has fewer contacts so far by the ledger."
    )
    assert found.numbers.ahead == 1
    asked = [ticket("t", customer_id="acme")]
    team = [person("a"), person("b", met_customers=frozenset({"acme"}))]
    assert why("b", team, asked).lines[0] == (
        "You are not picked: somebody level with you has not met this customer before."
    )


def test_whoever_a_rule_keeps_away_is_told_which_and_until_when() -> None:
    status = Absence(since=AT - DAY, until=AT + 7 * DAY, reason="status")
    away = WorkCalendar(zone="Europe/Berlin", absences=(status,))
    found = why("a", [person("a", calendar=away), person("b")], [ticket("t")])
    assert found.lines[0] == (
        "You are not picked: you are away, as your Slack status says until Mon 30 Nov 2026, 11:00."
    )
    assert found.passed_over is None


def test_a_contact_that_is_not_for_them_is_named_beside_what_decided() -> None:
    night = call("c", AT + 2 * DAY + 10 * HOUR)
    team = [person("a", 5), person("b", calls_outside_hours=True)]
    found = why("a", team, [night])
    assert found.lines[0] == "One contact is not for you: you do not work at that hour."
    both = why("a", team, [night, ticket("t")], seats=2)
    assert both.lines[0] == "You are picked as lead: nobody else is free to take it this round."


def test_a_call_on_a_focus_day_is_named_as_such() -> None:
    wednesday = call("c", AT + 2 * DAY + HOUR)
    rule = WeekRule(weekdays=((AT + 2 * DAY).weekday(),))
    focused = person("a", calendar=WorkCalendar(zone="UTC", focus=(rule,)))
    found = why("a", [focused, person("b", 5)], [wednesday])
    assert found.lines[0] == "One contact is not for you: you keep that day free for focus."


def test_where_nothing_waits_that_is_said() -> None:
    found = why("a", [person("a")], [])
    assert found.lines[0] == "You are not picked: no contact waits for this round."
    assert "You have had no contact yet." in found.lines


def test_share_ceiling_and_return_are_said_where_they_matter() -> None:
    team = [
        person("a", 0, was_away=True, weight=0.5, ceiling=4, begun_last_28_days=1),
        person("b", 10 * SCALE, last_contact_at=AT - timedelta(hours=2)),
    ]
    lines = why("a", team, [ticket("t")]).lines
    assert lines[1] == (
        "You count 0 in your ledger + 8 for coming back in the middle of the pack = 8; "
        "the middle of the rotation is 10."
    )
    assert "Your share is 0.5, so each contact counts for more or less." in lines
    assert "You have begun 1 of at most 4 contacts in 28 days." in lines
    assert "Your last contact was today." in why("b", team, [ticket("t")]).lines


def test_a_stranger_is_refused() -> None:
    with pytest.raises(LookupError, match="nobody of the id 'x' is on the roster"):
        why("x", [person("a")], [])


@settings(max_examples=60, deadline=None)
@given(people(), contacts(), st.integers(0, 5))
def test_why_and_the_round_say_the_same_of_everybody(
    team: list[Candidate], waiting: list[Waiting], seats: int
) -> None:
    round_ = Round(at=AT, seats=seats, shadowing=True)
    made = plan_round(team, waiting, round_)
    for one in team:
        found = explain(one.member_id, team, waiting, round_)
        assert found.picks == tuple(p for p in made.pairs if p.member_id == one.member_id)
        mine = tuple(rule for rule in made.ruled_out if rule.member_id == one.member_id)
        assert found.ruled_out == mine
        assert found.numbers.v == made.v
        assert found.lines[0].startswith(("You are ", "One contact"))
        assert found.passed_over is None or found.passed_over in AGAINST_YOU
        for pick in made.pairs:
            if pick.member_id == one.member_id and one.rest_until is None:
                assert found.numbers.effective <= pick.effective_pass
