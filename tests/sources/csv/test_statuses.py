import pytest

from bot.ports import SourceError
from bot.sources.csv.statuses import parse_statuses, state_of


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Pending Customer Response", "open"),
        ("New", "open"),
        ("", "open"),
        ("Reopened", "open"),
        ("Not resolved", "open"),
        ("Closed", "solved"),
        ("Closed by customer", "solved"),
        ("RESOLVED", "solved"),
        ("Spam", "gone"),
        ("Cancelled", "gone"),
    ],
)
def test_the_words_of_help_desks_are_known(status: str, state: str) -> None:
    assert state_of(status, {}) == state


def test_an_unknown_word_is_not_guessed() -> None:
    assert state_of("Erledigt", {}) is None


def test_the_operators_word_wins() -> None:
    own = parse_statuses({" Erledigt": "solved", "Closed": "open"})
    assert (state_of("erledigt ", own), state_of("closed", own)) == ("solved", "open")


def test_a_state_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SourceError, match="open, solved or gone, not “done”"):
        parse_statuses({"Erledigt": "done"})
