from typing import get_args

import pytest
from pydantic import ValidationError

from bot.core.pairing import TRANSITIONS
from bot.core.question_sets import (
    CALL_1,
    NEWEST,
    PUZZLE,
    QUESTION_SETS,
    TICKET_1,
    VISIBILITY,
    question_set,
)
from bot.core.questions import (
    OUTCOMES,
    FollowupDetails,
    LearningKind,
    Prompt,
    QuestionSet,
    Visibility,
)

every_set = pytest.mark.parametrize("asked", QUESTION_SETS.values(), ids=QUESTION_SETS)


def prompts(asked: QuestionSet) -> list[Prompt]:
    return [asked.first, *(prompt for group in asked.rest for prompt in group.prompts)]


@every_set
def test_a_set_asks_at_most_five_questions(asked: QuestionSet) -> None:
    assert 1 + len(asked.rest) <= 5


@every_set
def test_the_first_question_offers_every_outcome_of_its_kind(asked: QuestionSet) -> None:
    known = {name for name, outcome in OUTCOMES.items() if outcome.kind == asked.kind}
    assert {choice.id for choice in asked.first.choices} == known


@every_set
def test_each_field_is_asked_once_and_can_be_stored(asked: QuestionSet) -> None:
    fields = [prompt.field for prompt in (*prompts(asked), PUZZLE, VISIBILITY)]
    assert len(fields) == len(set(fields))
    assert set(fields) <= set(FollowupDetails.model_fields)


@every_set
def test_each_choice_can_be_stored(asked: QuestionSet) -> None:
    first = asked.first.choices[0].id
    for prompt in (*prompts(asked)[1:], PUZZLE, VISIBILITY):
        for choice in prompt.choices:
            picked: object = (choice.id,) if prompt.kind == "multi" else choice.id
            FollowupDetails.model_validate({"outcome": first, prompt.field: picked})


@every_set
def test_texts_fit_where_they_are_stored(asked: QuestionSet) -> None:
    for prompt in prompts(asked):
        if prompt.kind == "text":
            filled = FollowupDetails.model_validate(
                {"outcome": "solved", prompt.field: "x" * prompt.max_length}
            )
            assert getattr(filled, prompt.field)


def test_the_kinds_of_learning_are_all_offered() -> None:
    offered = next(prompt for prompt in prompts(TICKET_1) if prompt.field == "kinds")
    assert {choice.id for choice in offered.choices} == set(get_args(LearningKind))
    assert {choice.id for choice in VISIBILITY.choices} == set(get_args(Visibility))


def test_an_old_follow_up_keeps_the_questions_it_was_asked_with() -> None:
    assert question_set("call", "ticket:1") is TICKET_1
    assert question_set("call") is CALL_1
    assert question_set("ticket", "ticket:99") is NEWEST["ticket"]


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_outcome_leads_to_a_state_a_pairing_can_be_in(name: str) -> None:
    outcome = OUTCOMES[name]
    reachable = {after for (before, _), after in TRANSITIONS.items() if before == "done"}
    assert outcome.pairing_state in reachable | {"done"}
    assert outcome.happened == (outcome.pairing_state == "done")
    assert not (outcome.happened and (outcome.keeps_person or outcome.rests))


def test_only_a_moved_call_stays_with_its_person_and_only_an_absent_member_rests() -> None:
    assert [name for name, outcome in OUTCOMES.items() if outcome.keeps_person] == ["moved"]
    assert [name for name, outcome in OUTCOMES.items() if outcome.rests] == ["could_not"]


def test_outcome_ids_fit_their_column() -> None:
    assert all(len(name) <= 24 for name in OUTCOMES)


@pytest.mark.parametrize(
    "wrong",
    [{"minutes": -1}, {"minutes": 1441}, {"kinds": ("gossip",)}, {"visibility": "everybody"}],
)
def test_an_answer_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        FollowupDetails.model_validate({"outcome": "solved", **wrong})
