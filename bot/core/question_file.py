"""Question sets as a TOML file that owners edit, read with the line of each mistake.

    [[ticket]]
    id = "outcome"
    kind = "buttons"
    words = "Did we solve it?"
    [ticket.choices]
    solved = "Yes"

The format: https://toml.io/en/v1.0.0
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.core.messages import ContactKind
from bot.core.own_questions import KINDS, OwnQuestion, check, nearest
from bot.core.questions import Choice

_KEYS: Final = ("id", "kind", "words", "choices")
_CONTACTS: Final[tuple[ContactKind, ...]] = ("ticket", "call")
_QUESTION: Final = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")
_CHOICES: Final = re.compile(r"\s*\[\s*([\w-]+)\s*\.\s*choices\s*\]")
_KEY: Final = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_LONGEST: Final = 100_000

Questions = tuple[OwnQuestion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a file asks, or what to mend in it; then nothing of it is to be used."""

    questions: Mapping[ContactKind, Questions] = field(default_factory=dict)
    """By kind of contact; a kind that the file does not name is left as it is."""
    mistakes: tuple[str, ...] = ()
    """One sentence each, most with its line."""


def read(text: str) -> Reading:
    """Read a file; never raises."""
    if len(text) > _LONGEST:
        return Reading(mistakes=("This file is far too long for ten questions.",))
    try:
        found = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        return Reading(mistakes=(f"This is not TOML: {error}.",))
    lines = _lines(text)
    mistakes: list[tuple[int, str]] = []
    questions: dict[ContactKind, Questions] = {}
    for name, tables in found.items():
        kind = next((one for one in _CONTACTS if one == name), None)
        if kind is None:
            mistakes.append((lines.get((name, 0, ""), 0), _unknown(name, _CONTACTS)))
            continue
        wrong, listed = _read_all(kind, tables)
        if not wrong:
            wrong = [(one.question, one.key, one.sentence) for one in check(kind, listed)]
        mistakes += [(_line(lines, kind, number, key), words) for number, key, words in wrong]
        questions[kind] = listed
    if not found:
        mistakes.append((0, "There is no question in it; “questions export” writes one to edit."))
    if mistakes:
        said = (f"Line {line}: {words}" if line else words for line, words in sorted(mistakes))
        return Reading(mistakes=tuple(said))
    return Reading(questions=questions)


def _read_all(kind: ContactKind, tables: object) -> tuple[list[tuple[int, str, str]], Questions]:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        return [(0, "id", f"Write each question under a line of its own: [[{kind}]].")], ()
    wrong: list[tuple[int, str, str]] = []
    found = []
    for number, table in enumerate(tables):
        problems = list(_wrong_in(table))
        wrong += [(number, key, sentence) for key, sentence in problems]
        if not problems:
            found.append(_question(table))
    return wrong, tuple(found)


def _wrong_in(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if key not in _KEYS:
            yield key, _unknown(key, _KEYS)
        elif key == "choices":
            yield from _wrong_choices(value)
        elif not isinstance(value, str):
            yield key, f"{key} is not text in quotes."
    for key in _KEYS[:3]:
        if key not in table:
            also = f"; there is {', '.join(KINDS)}" if key == "kind" else ""
            yield "", f"This question has no {key}{also}."


def _wrong_choices(value: object) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield "choices", 'Write choices under a line of their own, each as solved = "Yes".'
        return
    for name, label in value.items():
        if not isinstance(label, str):
            yield f"choices.{name}", f"The label of “{name}” is not text in quotes."


def _question(table: Mapping[str, Any]) -> OwnQuestion:
    choices = table.get("choices", {})
    return OwnQuestion(
        id=table["id"],
        kind=table["kind"],
        words=" ".join(table["words"].split()),
        choices=tuple(
            Choice(id=name, label=" ".join(label.split())) for name, label in choices.items()
        ),
    )


def _unknown(name: str, known: tuple[str, ...]) -> str:
    return f"“{name}” is not known here{nearest(name, known)}"


Lines = dict[tuple[str, int, str], int]


def _lines(text: str) -> Lines:
    """The line of each key: (ticket or call, number of the question, key) → line from 1."""
    found: Lines = {}
    counts: dict[str, int] = {}
    kind, prefix = "", ""
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _QUESTION.match(line):
            kind, prefix = head[1], ""
            counts[kind] = counts.get(kind, -1) + 1
            found.setdefault((kind, counts[kind], ""), number)
        elif head := _CHOICES.match(line):
            kind, prefix = head[1], "choices."
            found.setdefault((kind, counts.get(kind, 0), "choices"), number)
        elif key := _KEY.match(line):
            found.setdefault((kind, counts.get(kind, 0), f"{prefix}{key[1]}"), number)
    return found


def _line(lines: Lines, kind: str, number: int, key: str) -> int:
    """The nearest line there is to what a mistake is about; 0 if none is."""
    tried = (key, key.partition(".")[0], "")
    return next((lines[kind, number, one] for one in tried if (kind, number, one) in lines), 0)


def write(questions: Mapping[ContactKind, Questions]) -> str:
    """The file that reads back as these questions."""
    parts = [
        "# At most five questions a contact; the first is answered by its buttons. Its choices",
        "# keep their meaning, whatever their label. quote, learned, promise and experience are",
        "# built in: change their words, or leave them out. For your own, take another id and",
        f"# one of the kinds {', '.join(KINDS)}.",
    ]
    for kind, listed in questions.items():
        for one in listed:
            parts += ["", f"[[{kind}]]"]
            parts += [f"{key} = {_quoted(getattr(one, key))}" for key in ("id", "kind", "words")]
            if one.choices:
                parts.append(f"[{kind}.choices]")
                parts += [f"{_name(each.id)} = {_quoted(each.label)}" for each in one.choices]
    return "\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _name(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)
