import re
from datetime import timedelta
from typing import Any, get_args

import pytest

from bot.core.plan import Decider
from bot.core.reasons import WORDS
from bot.core.rotation import Pick
from bot.core.suiting import BEST_SCORE, soft_score, suits
from tests.core.making import AT, DAY, person, plan, ticket

ASKED = ticket("t", customer_id="acme", host_user_id="Uhost", tags=frozenset({"billing"}))
PLAIN = {
    "met_customers": frozenset({"acme"}),
    "recent_partners": frozenset({"Uhost"}),
    "in_previous_round": True,
    "last_contact_at": AT - 9 * DAY,
}


def picked(first: dict[str, Any], second: dict[str, Any]) -> Pick:
    people = [person("a", **{**PLAIN, **first}), person("b", **{**PLAIN, **second})]
    (pick,) = plan(people, [ASKED]).pairs
    return pick


RULES: list[tuple[str, dict[str, Any]]] = [
    ("tags", {"tags": frozenset({"billing", "api"})}),
    ("promise", {"promised_customers": frozenset({"acme"})}),
    ("not_met", {"met_customers": frozenset()}),
    ("partner", {"recent_partners": frozenset()}),
    ("not_previous", {"in_previous_round": False}),
]


@pytest.mark.parametrize(("rule", "fields"), RULES)
def test_each_soft_rule_decides_between_two_who_are_level(
    rule: str, fields: dict[str, Any]
) -> None:
    assert (picked(fields, {}).member_id, picked({}, fields).member_id) == ("a", "b")
    assert picked(fields, {}).decided_by == picked({}, fields).decided_by == rule


@pytest.mark.parametrize("number", range(len(RULES) - 1))
def test_a_soft_rule_weighs_more_than_all_that_follow(number: int) -> None:
    rule, fields = RULES[number]
    later: dict[str, Any] = {}
    for _, other in RULES[number + 1 :]:
        later |= other
    pick = picked(later, fields)
    assert (pick.member_id, pick.decided_by) == ("b", rule)


def test_the_best_score_is_all_five() -> None:
    everything: dict[str, Any] = {}
    for _, fields in RULES:
        everything |= fields
    assert picked(everything, {}).score == BEST_SCORE == 31
    assert picked({}, {}).score == 0


def test_fairness_comes_before_any_score() -> None:
    people = [person("a", 0, **PLAIN), person("b", 1, tags=frozenset({"billing"}))]
    (pick,) = plan(people, [ASKED]).pairs
    assert (pick.member_id, pick.decided_by) == ("a", "pass")
    assert pick.reason == "fewest contacts so far by the ledger"


def test_then_the_longest_since_a_contact_decides() -> None:
    pick = picked({}, {"last_contact_at": AT - 10 * DAY})
    assert (pick.member_id, pick.decided_by) == ("b", "last_contact")
    never = picked({"last_contact_at": None}, {"last_contact_at": AT - timedelta(days=9999)})
    assert (never.member_id, never.decided_by) == ("a", "no_contact")


def test_last_a_draw_decides_that_differs_from_salt_to_salt() -> None:
    people = [person("a"), person("b")]
    picks = [plan(people, [ASKED], salt=str(n)).pairs[0] for n in range(20)]
    assert {pick.member_id for pick in picks} == {"a", "b"}
    assert {pick.decided_by for pick in picks} == {"draw"}
    assert plan(people, [ASKED], salt="3") == plan(people, [ASKED], salt="3")


def test_the_words_are_written_to_whoever_is_picked() -> None:
    assert set(WORDS) == set(get_args(Decider))
    for words in WORDS.values():
        assert not re.search(r"\b(has|have not been|knows|their|they|member)\b", words), words
    assert picked({"met_customers": frozenset()}, {}).reason == (
        "you have not met this customer before"
    )


def test_whoever_is_alone_is_told_that_nobody_else_is_free() -> None:
    (pick,) = plan([person("a")], [ASKED]).pairs
    assert (pick.decided_by, pick.reason) == (
        "only_one",
        "nobody else is free to take it this round",
    )


def test_a_contact_without_tags_customer_or_host_suits_as_far_as_it_can() -> None:
    said = suits(person("a"), ticket("t"))
    assert said == {
        "tags": True,
        "promise": False,
        "not_met": False,
        "partner": True,
        "not_previous": True,
    }
    assert soft_score(person("a"), ticket("t")) == 19
