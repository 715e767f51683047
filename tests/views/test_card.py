import pytest

from bot.core.messages import Card, PromiseLine
from bot.views import card


@pytest.mark.parametrize(
    ("person", "company", "said"),
    [
        ("Mina", "Northwind", "Mina (Northwind)"),
        ("Mina", " ", "Mina"),
        ("", "Northwind", "Northwind"),
        ("", "", "a customer"),
        ("<!here>", "R&D", "&lt;!here&gt; (R&amp;D)"),
    ],
)
def test_a_customer_is_named_by_what_is_known(person: str, company: str, said: str) -> None:
    assert card.customer(person, company) == said


def test_a_promise_shows_what_is_known_of_it() -> None:
    assert card.promise(PromiseLine(promise_id="p", text="Look <b>", kind="fix")) == (
        "Look &lt;b&gt;"
    )


def test_nothing_known_is_no_block() -> None:
    bare = Card(kind="ticket", subject=" ")
    assert card.facts(bare) is None
    assert card.excerpt(bare) is None
    assert card.link(bare) is None


def test_a_host_with_an_account_is_mentioned_and_others_are_named() -> None:
    named = Card(kind="ticket", subject="", host="Sam *Lee*")
    assert "Host: Sam *Lee*" in str(card.facts(named))
    here = named.model_copy(update={"host_user_id": "U0SAM"})
    assert "Host: <@U0SAM>" in str(card.facts(here))
