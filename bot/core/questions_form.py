"""The owners' form of questions: a first question and four slots, and the list they make."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.core.messages import ContactKind, Value
from bot.core.own_questions import MOST_QUESTIONS, OUTCOME, Mistake, OwnQuestion
from bot.core.questions import OUTCOMES, Choice

SLOTS: Final = MOST_QUESTIONS - 1
BUILT_IN: Final[Mapping[str, tuple[str, str]]] = {
    "quote": ("text", "Built in: the customer's own words"),
    "learned": ("multi-choice", "Built in: what was learned"),
    "promise": ("text", "Built in: what was promised"),
    "experience": ("scale", "Built in: how it was for them, and thanks"),
}
"""Each with its kind, and what it is called in the menu."""
FIRST: Final = "first"


class QuestionsForm(Value):
    """What the form shows: the questions a rotation asks after one kind of contact."""

    rotation_id: str
    rotation: str
    kind: ContactKind
    version: int
    """Of the list it was opened with; a newer one is not overwritten."""
    questions: tuple[OwnQuestion, ...]


def outcomes_of(kind: ContactKind, first: OwnQuestion) -> tuple[Choice, ...]:
    """Every outcome of a kind, those that are asked first and in their order; others unlabelled."""
    asked = {one.id for one in first.choices}
    others = (name for name, one in OUTCOMES.items() if one.kind == kind and name not in asked)
    return (*first.choices, *(Choice(id=name, label="") for name in others))


def typed_questions(
    first_words: str,
    labels: Mapping[str, str],
    slots: Sequence[tuple[str, str, str, str]],
) -> tuple[OwnQuestion, ...]:
    """The list that a filled-in form means.

    Args:
        first_words: of the first question.
        labels: its button labels by outcome, in their order; an empty one is not asked.
        slots: words, what was chosen (an id of ``BUILT_IN`` or a kind), choices a line each, and
            the id the question had before; a slot without words is left out.
    """
    given = {known for *_, known in slots if known}
    shown = {name: _line(label) for name, label in labels.items()}
    found = [
        OwnQuestion(
            id=OUTCOME,
            kind="buttons",
            words=_line(first_words),
            choices=tuple(Choice(id=name, label=label) for name, label in shown.items() if label),
        )
    ]
    for words, chosen, choices, known in slots:
        if not words.strip():
            continue
        if chosen in BUILT_IN:
            kind = BUILT_IN[chosen][0]
            found.append(OwnQuestion(id=chosen, kind=kind, words=_line(words)))
            continue
        name = known or next(f"q{n}" for n in range(1, 100) if f"q{n}" not in given)
        given.add(name)
        lines = [_line(line) for line in choices.splitlines() if line.strip()]
        found.append(
            OwnQuestion(
                id=name,
                kind=chosen,
                words=_line(words),
                choices=tuple(
                    Choice(id=f"c{number}", label=label) for number, label in enumerate(lines, 1)
                ),
            )
        )
    return tuple(found)


def places(
    mistakes: Sequence[Mistake], slots: Sequence[tuple[str, str, str, str]]
) -> dict[str, str]:
    """Where each mistake's sentence stands in the form: name of the field → sentence."""
    filled = [number for number, (words, *_) in enumerate(slots, 1) if words.strip()]
    found: dict[str, str] = {}
    for one in mistakes:
        if one.question == 0:
            _, dot, outcome = one.key.partition("choices.")
            place = f"label_{outcome}" if dot else FIRST
        else:
            number = filled[min(one.question, len(filled)) - 1] if filled else 1
            field = "kind" if one.key == "kind" else "words"
            place = f"choices_{number}" if one.key.startswith("choices") else f"{field}_{number}"
        found.setdefault(place, one.sentence)
    return found


def _line(text: str) -> str:
    return " ".join(text.split())
