"""Tags: what a contact is about, and what a member knows."""

from collections.abc import Iterable

from bot.core.plain import plain_line

MOST_TAGS = 20
LONGEST_TAG = 40


def folded_tags(tags: Iterable[str]) -> frozenset[str]:
    """Tags as they are compared: case and spacing do not count."""
    return frozenset(" ".join(tag.split()).casefold() for tag in tags) - {""}


def read_tags(text: str) -> tuple[str, ...]:
    """Tags as somebody types them, with commas between; each once, in their order.

    Raises:
        ValueError: too many, or one is too long; one sentence.
    """
    found: dict[str, str] = {}
    for typed in text.replace(";", ",").split(","):
        # Quotes and backslashes would need more room where tags travel as JSON.
        tag = plain_line(typed, len(typed) + 1).replace('"', "'").replace("\\", "/")
        if len(tag) > LONGEST_TAG:
            sentence = f"a skill has at most {LONGEST_TAG} characters; put a comma between two"
            raise ValueError(sentence)
        if tag:
            found.setdefault(tag.casefold(), tag)
    if len(found) > MOST_TAGS:
        sentence = f"name at most {MOST_TAGS} skills"
        raise ValueError(sentence)
    return tuple(found.values())
