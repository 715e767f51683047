"""Rules over a whole message or view; they expect a payload whose structure is in order."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.sandbox.blockkit.limits import LIMITS
from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.values import failed

Block = Mapping[str, Any]


def unique_ids(blocks: Sequence[Block], pointer: str) -> Iterator[Problem]:
    """A block_id is used once in a payload, an action_id once in a block: they key the state."""
    yield from _repeated("block_id", blocks, pointer)
    for index, block in enumerate(blocks):
        if block["type"] == "actions":
            yield from _repeated("action_id", block["elements"], f"{pointer}/{index}/elements")


def _repeated(key: str, holders: Sequence[Block], pointer: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, holder in enumerate(holders):
        name = holder.get(key)
        if name in seen:
            message = f"`{key}` already exists: {name}"
            place = f"{pointer}/{index}/{key}"
            yield Problem(code="duplicate_id", pointer=place, message=message)
        elif name is not None:
            seen.add(name)


def total_text(blocks: Sequence[Block], pointer: str) -> Iterator[Problem]:
    """A message's blocks together hold only so much text.

    Slack does not publish what it counts; the measurement behind the limit was of the text that
    blocks show themselves, so the labels of elements are left out.
    """
    most = LIMITS["message.total_text.max_length"]
    if sum(_shown(block) for block in blocks if block["type"] != "actions") > most:
        message = f"text of all blocks must be less than {most + 1} characters"
        yield Problem(code="msg_blocks_too_long", pointer=pointer, message=message)


def _shown(value: object) -> int:
    if isinstance(value, list):
        return sum(_shown(item) for item in value)
    if not isinstance(value, dict):
        return 0
    own = value.get("text")
    rest = (item for key, item in value.items() if key not in {"accessory", "element"})
    return (len(own) if isinstance(own, str) else 0) + sum(_shown(item) for item in rest)


def submit_with_inputs(view: Block, pointer: str) -> Iterator[Problem]:
    """A modal in which one can fill in something needs the button that sends it."""
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        message = "missing required field: submit, because the view has an input block"
        yield Problem(code="missing_field", pointer=pointer, message=message)


def one_focus(view: Block, pointer: str) -> Iterator[Problem]:
    """Only one element of a view can take the focus when it opens."""
    focused = [
        place
        for index, block in enumerate(view["blocks"])
        for place, element in _elements(block, f"{pointer}/blocks/{index}")
        if element.get("focus_on_load")
    ]
    for place in focused[LIMITS["view.focus_on_load.max_items"] :]:
        yield failed(f"{place}/focus_on_load", "only one element may set focus_on_load")


def _elements(block: Block, pointer: str) -> Iterator[tuple[str, Block]]:
    if block["type"] == "actions":
        for index, element in enumerate(block["elements"]):
            yield f"{pointer}/elements/{index}", element
    for key in ("accessory", "element"):
        if key in block:
            yield f"{pointer}/{key}", block[key]


def view_size(view: Block, pointer: str) -> Iterator[Problem]:
    """A view is at most 250 kB of compact JSON."""
    most = LIMITS["view.size.max_bytes"]
    compact = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate is legal JSON ("\ud800") and must be counted, not raise.
    if len(compact.encode(errors="surrogatepass")) > most:
        message = f"view must be less than {most + 1} bytes"
        yield Problem(code="view_too_large", pointer=pointer, message=message)
