"""What stands in blocks, as somebody reads it."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from tests.scenarios.program import Json

_DATE = re.compile(r"<!date\^[^|>]*\|([^>]*)>")
_PERSON = re.compile(r"<@([A-Z0-9]+)>")
_BOLD = re.compile(r"\*([^*\n]+)\*")


def words(blocks: Iterable[Json], names: Mapping[str, str]) -> str:
    """Every word of these blocks, bold or not; times in UTC, people by their names."""
    text = _BOLD.sub(r"\1", "\n".join(part for block in blocks for part in _parts(block)))
    text = _PERSON.sub(lambda found: f"@{names.get(found[1], found[1])}", _DATE.sub(r"\1", text))
    return html.unescape(text)


def elements(blocks: Iterable[Json]) -> Iterator[tuple[str, Json]]:
    """All that can be used, each with the id of its block."""
    for block in blocks:
        inside = [block.get("element"), block.get("accessory")]
        if block["type"] == "actions":
            inside += block["elements"]
        for element in inside:
            if isinstance(element, dict) and "action_id" in element:
                yield block["block_id"], element


def label(element: Json) -> str:
    """What stands on a button."""
    return str(element["text"]["text"]) if element["type"] == "button" else ""


def options(element: Json) -> dict[str, Json]:
    """What a menu, radio buttons or checkboxes offer, by label."""
    groups = element.get("option_groups", [])
    offered = [*element.get("options", []), *(one for group in groups for one in group["options"])]
    return {one["text"]["text"]: one for one in offered}


def _parts(block: Json) -> list[str]:
    if block["type"] == "image":
        return [block["alt_text"]]
    if block["type"] == "context":
        return [element.get("text", "") for element in block["elements"]]
    if block["type"] == "input":
        return [block["label"]["text"]]
    text = block.get("text")
    return [text["text"]] if isinstance(text, dict) else []
