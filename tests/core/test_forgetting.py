"""What is left of words, and when the night's purge comes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.forgetting import is_forgotten, mapped, names_of, scrubbed, without_names
from bot.core.retention import next_purge

NAMES = names_of(person="Ann O. Nym", company="Papier (Haus)", alias="Customer 1")


def test_a_customer_may_be_called_by_each_part_that_is_a_name() -> None:
    assert NAMES == ("Papier (Haus)", "Ann O. Nym", "Customer 1", "Ann", "Nym")
    assert names_of(person="", company=" ", alias="") == ()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Ask ANN about it", "Ask [customer] about it"),
        ("Annabel and the anniversary", "Annabel and the anniversary"),
        ("Customer 17 and Customer 1", "Customer 17 and [customer]"),
        ("from Papier (Haus), twice", "from [customer], twice"),
    ],
)
def test_names_go_as_words_only(said: str, left: str) -> None:
    assert without_names(said, NAMES) == left


@given(st.text(max_size=60))
def test_without_names_to_take_nothing_changes(text: str) -> None:
    assert without_names(text, ()) == text


def test_texts_deep_in_an_answer_lose_their_names() -> None:
    details = {"learning": "Ann prints", "kinds": ["Nym", 3, None]}
    assert mapped(details, names=NAMES) == {
        "learning": "[customer] prints",
        "kinds": ["[customer]", 3, None],
    }


def test_only_the_parts_about_somebody_are_scrubbed() -> None:
    body = {
        "turns": [
            {
                "pairing_id": "p1",
                "card": {"subject": "Slow", "person": "Ann"},
                "learned": ["a Nym"],
            },
            {"pairing_id": "p2", "card": {"subject": "Slow", "person": "Ann"}},
        ],
        "count": 2,
    }
    assert scrubbed(body, ids={"p1"}, said={"Slow"}, names=NAMES) == {
        "turns": [
            {
                "pairing_id": "p1",
                "card": {"subject": "", "person": "[customer]"},
                "learned": ["a [customer]"],
            },
            {"pairing_id": "p2", "card": {"subject": "Slow", "person": "Ann"}},
        ],
        "count": 2,
    }


def test_a_part_is_about_somebody_if_a_part_of_it_is() -> None:
    body = {"due": [{"person": "Ann", "line": {"followup_id": "f1"}}, {"person": "Ann"}]}
    assert scrubbed(body, ids={"f1"}, said=(), names=NAMES) == {
        "due": [{"person": "[customer]", "line": {"followup_id": "f1"}}, {"person": "Ann"}]
    }


def test_an_id_of_slacks_is_nobody_forgotten() -> None:
    assert is_forgotten("gone-0123456789ab")
    assert not is_forgotten("U0123456789")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 11, 22, 3, 19, tzinfo=UTC), datetime(2026, 11, 22, 3, 20, tzinfo=UTC)),
        (datetime(2026, 11, 22, 3, 20, tzinfo=UTC), datetime(2026, 11, 23, 3, 20, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), datetime(2027, 1, 1, 3, 20, tzinfo=UTC)),
    ],
)
def test_the_purge_comes_in_the_next_night(now: datetime, then: datetime) -> None:
    assert next_purge(now) == then
