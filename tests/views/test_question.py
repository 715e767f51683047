import pytest

from bot.core.examples import MESSAGES
from bot.core.messages import Question
from bot.core.questions import OUTCOMES
from bot.views.question import render
from tests.views.seen import buttons, labels


def example(name: str) -> Question:
    question = MESSAGES[name]
    assert isinstance(question, Question)
    return question


@pytest.mark.parametrize("kind", ["ticket", "call"])
def test_each_answer_is_one_button_that_says_which_and_for_what(kind: str) -> None:
    found = {
        button["action_id"]: button["value"]
        for button in buttons(render(example(f"{kind} question")).blocks)
    }
    answers = [name for name, outcome in OUTCOMES.items() if outcome.kind == kind]
    assert found == {f"question_answer:{name}": f"f1:{name}" for name in answers}


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_answer_is_read_back_and_can_be_withdrawn(name: str) -> None:
    outcome = OUTCOMES[name]
    drawn = render(example(f"{outcome.kind} answered {name}"))
    assert outcome.words in drawn.text
    more = "Add what you learned" if outcome.happened else "Edit"
    assert labels(drawn.blocks) == [more, "Withdraw"]


def test_once_filled_in_it_is_edited() -> None:
    assert labels(render(example("answer with details")).blocks) == ["Edit", "Withdraw"]


def test_an_answer_this_version_does_not_know_is_still_thanked_for() -> None:
    assert render(example("answer of an older version")).text.startswith("*Answered.* Thank you!")


@pytest.mark.parametrize("name", ["answer withdrawn", "question closed"])
def test_what_needs_no_answer_has_no_buttons(name: str) -> None:
    drawn = render(example(name))
    assert labels(drawn.blocks) == []
    assert "the ticket from Mina Okafor (Northwind)" in drawn.text
