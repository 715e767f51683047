"""What is left of words when somebody in them is forgotten."""

import re
from collections.abc import Collection
from typing import Final

CUSTOMER: Final = "[customer]"
"""Stands where a text that stays named a forgotten customer."""

FORMER: Final = "gone-"
"""How the user id begins that stands for a forgotten colleague; Slack's have no hyphen."""

_SHORTEST_PART = 3


def is_forgotten(user_id: str) -> bool:
    """Whether an id stands for a colleague who has been forgotten."""
    return user_id.startswith(FORMER)


def names_of(*, person: str, company: str, alias: str) -> tuple[str, ...]:
    """What a customer may be called in a colleague's words, longest first.

    The whole names, the parts of the person's name from three letters on, and the alias.
    """
    parts = [part for part in re.split(r"[\s,;()]+", person) if len(part) >= _SHORTEST_PART]
    whole = [name for name in (person.strip(), company.strip(), alias) if name]
    return tuple(sorted({*whole, *parts}, key=lambda name: (-len(name), name)))


def without_names(text: str, names: Collection[str]) -> str:
    """The text with each of these names, as a word and in any case, replaced by a mark."""
    if not names:
        return text
    words = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?i)(?<!\w)(?:{words})(?!\w)", CUSTOMER, text)


def mapped(value: object, *, names: Collection[str]) -> object:
    """The same value, as JSON has it, with every text in it without these names."""
    match value:
        case str():
            return without_names(value, names)
        case list():
            return [mapped(one, names=names) for one in value]
        case dict():
            return {key: mapped(one, names=names) for key, one in value.items()}
        case _:
            return value


def home_naming(body: object, names: Collection[str]) -> str | None:
    """Whose Home a message's body is, if it tells of a customer of one of these names.

    What was learned lately stands there without any id.
    """
    if not isinstance(body, dict) or body.get("type") != "home":
        return None
    learned = body.get("learned", [])
    return str(body["user_id"]) if mapped(learned, names=names) != learned else None


def scrubbed(
    value: object, *, ids: Collection[str], said: Collection[str], names: Collection[str]
) -> object:
    """A message's body without what it says about somebody.

    Only the parts that name one of these ids, themselves or in a part of theirs, are changed:
    there each of the texts in ``said`` is emptied, and the names go from all others. The things
    of a list are parts of their own.
    """
    match value:
        case list():
            return [scrubbed(one, ids=ids, said=said, names=names) for one in value]
        case dict() if _is_about(value, ids):
            return _emptied(value, said=said, names=names)
        case dict():
            return {
                key: scrubbed(one, ids=ids, said=said, names=names) for key, one in value.items()
            }
        case _:
            return value


def _is_about(value: dict[object, object], ids: Collection[str]) -> bool:
    return any(
        one in ids if isinstance(one, str) else isinstance(one, dict) and _is_about(one, ids)
        for one in value.values()
    )


def _emptied(value: object, *, said: Collection[str], names: Collection[str]) -> object:
    match value:
        case str():
            return "" if value in said else without_names(value, names)
        case list():
            return [_emptied(one, said=said, names=names) for one in value]
        case dict():
            return {key: _emptied(one, said=said, names=names) for key, one in value.items()}
        case _:
            return value
