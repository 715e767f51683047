"""What a reader sees of rendered blocks, for the assertions of these tests."""

from collections.abc import Iterator
from typing import Any


def walk(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 JSON of any shape
    """Every object in a piece of JSON, the outer ones first."""
    if isinstance(part, dict):
        yield part
        for each in part.values():
            yield from walk(each)
    elif isinstance(part, list):
        for each in part:
            yield from walk(each)


def buttons(part: Any) -> list[dict[str, Any]]:  # noqa: ANN401 JSON of any shape
    return [each for each in walk(part) if each.get("type") == "button"]


def labels(part: Any) -> list[str]:  # noqa: ANN401 JSON of any shape
    return [button["text"]["text"] for button in buttons(part)]


def strings(part: Any) -> list[str]:  # noqa: ANN401 JSON of any shape
    """Every text a reader reads or hears."""
    return [
        each[key] for each in walk(part) for key in ("text", "alt_text") if _is_text(each.get(key))
    ]


def words(part: Any) -> str:  # noqa: ANN401 JSON of any shape
    return "\n".join(strings(part))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
