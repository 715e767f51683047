"""Every limit is judged at the limit and one beyond it."""

from collections.abc import Callable
from functools import partial

import pytest

from bot.sandbox.blockkit import LIMITS, check_blocks
from bot.sandbox.blockkit.values import Check, boolean, integer, items, string
from tests.sandbox.blockkit.limit_cases import LIMIT_CASES
from tests.sandbox.blockkit.samples import plain

SENTENCES = {
    "min_length": ("failed_constraint", "must be more than {low} characters"),
    "max_length": ("failed_constraint", "must be less than {high} characters"),
    "item_max_length": ("failed_constraint", "must be less than {high} characters"),
    "min_items": ("failed_constraint", "no less than {limit} items allowed"),
    "max_items": ("failed_constraint", "no more than {limit} items allowed"),
    "min": ("failed_constraint", "must be more than {low}"),
    "max": ("failed_constraint", "must be less than {high}"),
    "max_bytes": ("view_too_large", "view must be less than {high} bytes"),
}
OWN_SENTENCES = {
    "message.total_text.max_length": (
        "msg_blocks_too_long",
        "text of all blocks must be less than {high} characters",
    ),
    "view.focus_on_load.max_items": (
        "failed_constraint",
        "only one element may set focus_on_load",
    ),
}


def test_every_limit_has_a_case_and_every_case_a_limit() -> None:
    assert LIMIT_CASES.keys() == LIMITS.keys()


@pytest.mark.parametrize("name", LIMITS)
def test_a_payload_at_the_limit_is_taken(name: str) -> None:
    assert LIMIT_CASES[name](LIMITS[name]) == []


@pytest.mark.parametrize("name", LIMITS)
def test_a_payload_one_beyond_the_limit_is_refused_in_the_words_of_slack(name: str) -> None:
    limit, bound = LIMITS[name], name.rpartition(".")[2]
    problems = LIMIT_CASES[name](limit - 1 if bound.startswith("min") else limit + 1)
    code, sentence = OWN_SENTENCES.get(name) or SENTENCES[bound]
    told = [(problem.code, problem.message) for problem in problems]
    assert told == [(code, sentence.format(limit=limit, low=limit - 1, high=limit + 1))]


def test_lengths_are_counted_in_code_points() -> None:
    # One code point, two UTF-16 units, four bytes.
    header = {"type": "header", "text": plain("\N{PARTY POPPER}" * 150)}
    assert check_blocks([header]) == []


@pytest.mark.parametrize("check", [string, integer, partial(items, boolean)])
def test_a_check_with_a_misspelt_limit_cannot_be_made(check: Callable[[str], Check]) -> None:
    with pytest.raises(KeyError, match="no_such_limit"):
        check("no_such_limit")
