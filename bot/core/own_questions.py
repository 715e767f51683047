"""The questions a rotation's owners ask: a checked list, and the set that is made of it.

A list has at most five questions. The first is ``outcome``: its words, labels and their order are
the owners', what each answer means is not. ``quote``, ``learned``, ``promise`` and ``experience``
are built in: their words may be changed, and they may be left out. All others are the owners' own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.core.messages import ContactKind, Value
from bot.core.question_sets import NEWEST
from bot.core.questions import OUTCOMES, Choice, Prompt, PromptKind, QuestionGroup, QuestionSet

MOST_QUESTIONS: Final = 5
MOST_CHOICES: Final = 10
FEWEST_CHOICES: Final = 2
LONGEST_WORDS: Final = 150
LONGEST_LABEL: Final = 75
"""Characters of a button, as many as Slack takes."""
LONGEST_ANSWER: Final = 600
OUTCOME: Final = "outcome"
OWN: Final = "own_"
"""What the field of an own question begins with."""

KINDS: Final[dict[str, PromptKind]] = {
    "buttons": "buttons",
    "choices": "choices",
    "multi-choice": "multi",
    "scale": "scale",
    "text": "text",
    "person": "person",
    "date": "date",
}
"""What owners call the kinds."""
_WITH_CHOICES: Final = ("buttons", "choices", "multi-choice")
_BUILT_IN: Final[dict[str, tuple[str, str]]] = {
    "quote": ("text", "quote"),
    "learned": ("multi-choice", "learning"),
    "promise": ("text", "promise_text"),
    "experience": ("scale", "feeling"),
}
"""Each with its kind, and a field that only its group has."""
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,23}")
_SCALE: Final = tuple(Choice(id=str(number), label=str(number)) for number in range(1, 6))


class OwnQuestion(Value):
    """One question as owners write it; kind is a key of ``KINDS``."""

    id: str
    kind: str
    words: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """One thing to mend in a list of questions."""

    question: int
    """Which one, counted from 0."""
    key: str
    """What of it: id, kind, words, choices, or ``choices.<id>``."""
    sentence: str


def check(kind: ContactKind, questions: Sequence[OwnQuestion]) -> tuple[Mistake, ...]:
    """Say what is wrong with a list, one sentence each; empty when it can be asked."""
    if not questions:
        sentence = f"A {kind} needs at least the question named “{OUTCOME}”."
        return (Mistake(question=0, key="id", sentence=sentence),)
    return tuple(_mistakes(kind, questions))


def _mistakes(kind: ContactKind, questions: Sequence[OwnQuestion]) -> Iterator[Mistake]:
    if len(questions) > MOST_QUESTIONS:
        sentence = (
            f"There are {len(questions)} questions, and {MOST_QUESTIONS} at most; leave one out."
        )
        yield Mistake(question=MOST_QUESTIONS, key="id", sentence=sentence)
    if questions[0].id != OUTCOME:
        sentence = f"The first question is the one named “{OUTCOME}”; it has the buttons."
        yield Mistake(question=0, key="id", sentence=sentence)
    seen: set[str] = set()
    for number, one in enumerate(questions):
        for key, sentence in _of_one(kind, one):
            yield Mistake(question=number, key=key, sentence=sentence)
        if one.id in seen:
            sentence = f"“{one.id}” is there twice; give one of them another id."
            yield Mistake(question=number, key="id", sentence=sentence)
        seen.add(one.id)


def _of_one(kind: ContactKind, one: OwnQuestion) -> Iterator[tuple[str, str]]:
    if not _ID.fullmatch(one.id):
        yield "id", f"“{one.id}” is no id; use small letters, digits and _, at most 24."
    if not one.words.strip():
        yield "words", "The words of the question are missing."
    elif len(one.words) > LONGEST_WORDS:
        yield "words", f"{len(one.words)} characters are too many to ask; {LONGEST_WORDS} at most."
    if one.kind not in KINDS:
        yield "kind", f"“{one.kind}” is no kind of question{nearest(one.kind, KINDS)}"
        return
    wanted = "buttons" if one.id == OUTCOME else _BUILT_IN.get(one.id, (one.kind, ""))[0]
    if one.kind != wanted:
        yield "kind", f"“{one.id}” is built in and has the kind {wanted}; name your own otherwise."
    elif one.id in _BUILT_IN and one.choices:
        yield "choices", f"“{one.id}” is built in and brings its own choices; leave them out."
    else:
        yield from _of_choices(kind, one)


def _of_choices(kind: ContactKind, one: OwnQuestion) -> Iterator[tuple[str, str]]:
    if one.id in _BUILT_IN:
        return
    may = one.kind in _WITH_CHOICES or one.kind == "scale"
    if one.choices and not may:
        yield "choices", f"The kind {one.kind} takes no choices; leave them out."
        return
    needed = one.kind in _WITH_CHOICES or bool(one.choices)
    if needed and not FEWEST_CHOICES <= len(one.choices) <= MOST_CHOICES:
        yield (
            "choices",
            f"Give {FEWEST_CHOICES} to {MOST_CHOICES} choices; there are {len(one.choices)}.",
        )
    for choice in one.choices:
        if not choice.label.strip():
            yield f"choices.{choice.id}", f"“{choice.id}” has no label."
        elif len(choice.label) > LONGEST_LABEL:
            yield (
                f"choices.{choice.id}",
                f"{len(choice.label)} characters are too many here; {LONGEST_LABEL} at most.",
            )
    if one.id == OUTCOME:
        yield from _of_outcomes(kind, one.choices)


def _of_outcomes(kind: ContactKind, choices: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    known = [name for name, outcome in OUTCOMES.items() if outcome.kind == kind]
    for choice in choices:
        if choice.id not in known:
            yield (
                f"choices.{choice.id}",
                f"“{choice.id}” is no outcome of a {kind}{nearest(choice.id, known)}",
            )
    if choices and not any(OUTCOMES[one.id].happened for one in choices if one.id in known):
        yield "choices", "No choice says that it took place; keep one that does."


def nearest(word: str, known: Sequence[str] | dict[str, PromptKind]) -> str:
    """The end of a sentence about an unknown word: the nearest known one, or all of them."""
    found = get_close_matches(word, list(known), n=1)
    return f"; did you mean “{found[0]}”?" if found else f"; there is {', '.join(known)}."


def questions_of(asked: QuestionSet) -> tuple[OwnQuestion, ...]:
    """A built-in set as the list it would be, to begin with."""
    found = [
        OwnQuestion(
            id=OUTCOME, kind="buttons", words=asked.first.words, choices=asked.first.choices
        )
    ]
    for name, (kind, field) in _BUILT_IN.items():
        group = _group(asked, field)
        if group is not None:
            found.append(OwnQuestion(id=name, kind=kind, words=group.words))
    return tuple(found)


def question_set_of(
    kind: ContactKind, version: int, questions: Sequence[OwnQuestion]
) -> QuestionSet:
    """The set that asks a checked list."""
    built_in = NEWEST[kind]
    first, *rest = questions
    groups = []
    for one in rest:
        known = _group(built_in, _BUILT_IN[one.id][1]) if one.id in _BUILT_IN else None
        prompts = known.prompts if known else (_prompt(one),)
        groups.append(QuestionGroup(words=one.words, prompts=prompts))
    return QuestionSet(
        kind=kind,
        version=version,
        own=True,
        first=built_in.first.model_copy(update={"words": first.words, "choices": first.choices}),
        rest=tuple(groups),
    )


def _group(asked: QuestionSet, field: str) -> QuestionGroup | None:
    groups = (one for one in asked.rest if any(each.field == field for each in one.prompts))
    return next(groups, None)


def _prompt(one: OwnQuestion) -> Prompt:
    return Prompt(
        field=f"{OWN}{one.id}",
        kind=KINDS[one.kind],
        words="Answer",
        choices=one.choices or (_SCALE if one.kind == "scale" else ()),
        max_length=LONGEST_ANSWER if one.kind == "text" else 0,
    )
