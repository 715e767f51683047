import pytest

from bot.core.examples import MESSAGES
from bot.core.messages import Question
from bot.core.questions import OUTCOMES
from bot.views.question import render
from tests.views.seen import buttons, labels, walk


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
    asks = {"moved": ["Give the new date"], "handed": ["Name the colleague"]}.get(name, [])
    assert labels(drawn.blocks) == [*asks, more, "Withdraw"]


def test_once_filled_in_it_is_edited() -> None:
    assert labels(render(example("answer with details")).blocks) == ["Edit", "Withdraw"]


def test_an_answer_this_version_does_not_know_is_still_thanked_for() -> None:
    assert render(example("answer of an older version")).text.startswith("*Answered.* Thank you!")


@pytest.mark.parametrize("name", ["answer withdrawn", "question closed"])
def test_what_needs_no_answer_has_no_buttons(name: str) -> None:
    drawn = render(example(name))
    assert labels(drawn.blocks) == []
    assert "the ticket from Mina Okafor (Northwind)" in drawn.text


def menu(question: Question) -> dict[str, str]:
    (found,) = [one for one in walk(render(question).blocks) if one.get("type") == "overflow"]
    return {one["text"]["text"]: one["value"] for one in found["options"]}


def test_an_open_question_can_be_put_off_or_skipped() -> None:
    assert menu(example("ticket question")) == {
        "Ask me again in 1 hour": "f1:hour",
        "Ask me again tomorrow": "f1:tomorrow",
        "Ask me again on Monday": "f1:monday",
        "Skip this one": "f1:skip",
    }
    assert menu(example("question skipped"))
    assert "I won't remind you" in render(example("question skipped")).text
    assert "I'll ask again <!date^" in render(example("question snoozed")).text


def test_owners_words_are_read_on_buttons_and_back() -> None:
    asked = example("question in the owners' words")
    hostile = "<!channel> <@U0ADA> `x`".ljust(75, "y")
    drawn = render(asked.model_copy(update={"answers": (("solved", hostile), ("not_yet", "No"))}))
    assert "Are they happy?" in drawn.text
    first, second = labels(drawn.blocks)
    assert (len(first), second) == (75, "No")
    assert "<" not in first
    assert render(example("answer in the owners' words")).text.startswith("*No.*")


def test_what_is_missing_is_asked_for_until_it_is_there() -> None:
    assert "@U0GRACE> has it now" in render(example("ticket handed to somebody")).text
    assert "Name the colleague" not in labels(render(example("ticket handed to somebody")).blocks)
    assert "Change the new date" in labels(render(example("call moved to a date")).blocks)


def test_a_question_that_was_open_too_long_says_so() -> None:
    assert "was open for 30 days" in render(example("question open too long")).text
