"""Answers to the owners' own questions, as they are kept: redacted, with what was asked."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.core.own_questions import LONGEST_ANSWER, OWN
from bot.core.plain import plain_text
from bot.core.questions import OwnAnswer, Prompt, QuestionSet
from bot.core.redaction import redact
from bot.store import followups
from bot.store.transaction import Tx


def own_answers(asked: QuestionSet, given: Iterable[OwnAnswer]) -> tuple[OwnAnswer, ...]:
    """What was given to questions of this set, in its order and words; all else is left out."""
    by_id = {one.id: one for one in given}
    return tuple(_kept(asked, by_id))


def read_back(tx: Tx, followup_id: str) -> tuple[str, ...]:
    """The answers to own questions, each after the words it was asked with; people are left out."""
    answer = followups.find_answer(tx, followup_id)
    given = answer.details.get("own", []) if answer is not None else []
    read = (OwnAnswer.model_validate(one) for one in given)
    return tuple(f"{one.words} {one.answer}" for one in read if not one.answer.startswith("<@"))


def _kept(asked: QuestionSet, given: dict[str, OwnAnswer]) -> Iterator[OwnAnswer]:
    for group in asked.rest:
        for prompt in group.prompts:
            one = given.get(prompt.field.removeprefix(OWN))
            if one is None or not prompt.field.startswith(OWN):
                continue
            values, answer = _read(prompt, one.values)
            if answer:
                yield OwnAnswer(id=one.id, words=group.words, answer=answer, values=values)


def _read(prompt: Prompt, values: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """What is stored, and how it reads."""
    match prompt.kind:
        case "text":
            text = plain_text(redact(" ".join(values)), LONGEST_ANSWER)
            return (text,), text
        case "date":
            days = tuple(value for value in values[:1] if _is_day(value))
            return days, "".join(days)
        case "person":
            return values[:1], "".join(f"<@{value}>" for value in values[:1])
        case _:
            labels = {choice.id: choice.label for choice in prompt.choices}
            known = tuple(value for value in values if value in labels)
            return known, ", ".join(labels[value] for value in known)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
