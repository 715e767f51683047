"""Slack's blocks as plain dicts, with what a block may hold kept here and nowhere else.

All mrkdwn is ``verbatim``: Slack then turns no bare address or @here of a customer's into
anything. Texts given to these functions are finished (see ``texts``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from bot.views import action_ids
from bot.views.texts import FALLBACK_LIMIT, SECTION_LIMIT, fit, plain_label, unlinked

Block: TypeAlias = dict[str, Any]
"""A block, an element or a composition object, as Slack's JSON has it."""

HEADER_LIMIT: Final = 142
LABEL_LIMIT: Final = 71
URL_LIMIT: Final = 3000
THE_REST: Final = "The rest is in the message itself."
NOTHING: Final = "-"
"""Slack refuses a message over an empty text; a dash is better than no message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A message ready to be sent: ``text`` says everything that ``blocks`` show."""

    text: str
    """Short enough to be sent anew."""
    blocks: list[Block]
    whole: str = ""
    """Everything, for a post, which may be longer; empty where ``text`` is all."""


def rendered(*blocks: Block | None) -> Rendered:
    """The blocks that are there, with the fallback text made of their words."""
    shown = [block for block in blocks if block is not None]
    return Rendered(text=fallback(shown), blocks=shown)


def fallback(blocks: Iterable[Block], limit: int = FALLBACK_LIMIT) -> str:
    """What the blocks say, for notifications and screen readers; whole lines only.

    Where that is too long, the last line says where the rest is.
    """
    texts = (unlinked(text) for block in blocks for text in _words(block))
    lines = [line for text in texts for line in text.split("\n") if line]
    said = "\n".join(lines)
    if len(said) <= limit:
        return said
    return f"{fit(lines, limit - len(THE_REST) - 1)}\n{THE_REST}"


def mrkdwn(text: str) -> Block:
    """A text object with Slack's markup."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain(text: str) -> Block:
    """A text object without markup."""
    return {"type": "plain_text", "text": text, "emoji": True}


def header(text: str) -> Block:
    """A large line; ``text`` may come from outside."""
    return {"type": "header", "text": plain(plain_label(text, HEADER_LIMIT))}


def section(*lines: str, accessory: Block | None = None) -> Block:
    """Lines of text, the empty ones left out, with one element at the side if given."""
    block: Block = {"type": "section", "text": mrkdwn(fit(lines, SECTION_LIMIT) or NOTHING)}
    return block | {"accessory": accessory} if accessory else block


def listing(heading: str, items: Sequence[str]) -> Block | None:
    """A bold heading over a list, or nothing when there is nothing to list."""
    return section(f"*{heading}*", *(f"• {item}" for item in items)) if items else None


def context(*lines: str) -> Block:
    """Small grey lines."""
    return {"type": "context", "elements": [mrkdwn(fit(lines, SECTION_LIMIT) or NOTHING)]}


def divider() -> Block:
    """A thin line."""
    return {"type": "divider"}


def actions(*elements: Block | None) -> Block | None:
    """A row of buttons and menus, or nothing when there are none."""
    shown = [element for element in elements if element is not None]
    return {"type": "actions", "elements": shown} if shown else None


def button(
    label: str, action_id: str, value: str, *, aloud: str = "", primary: bool = False
) -> Block:
    """A button; ``aloud`` is what screen readers say where the label alone is not enough."""
    block: Block = {
        "type": "button",
        "text": plain(label),
        "action_id": action_id,
        "value": value,
    }
    if aloud:
        block["accessibility_label"] = aloud
    if primary:
        block["style"] = "primary"
    return block


def overflow(action_id: str, *choices: tuple[str, str]) -> Block:
    """A menu of three dots: pairs of value and label, at most five; each label stands alone."""
    options = [option(label, value) for value, label in choices]
    return {"type": "overflow", "action_id": action_id, "options": options}


def link_button(label: str, url: str, which: str = "") -> Block | None:
    """A button that opens an address, or nothing when it is not a web address Slack takes.

    ``which`` tells several in one block apart.
    """
    if not url.startswith(("https://", "http://")) or len(url) > URL_LIMIT:
        return None
    action_id = f"{action_ids.LINK}:{which}" if which else action_ids.LINK
    return {"type": "button", "text": plain(label), "action_id": action_id, "url": url}


def image(file_id: str, alt_text: str) -> Block:
    """A picture uploaded to Slack before; ``alt_text`` says the same in words."""
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt_text}


def option(label: str, value: str) -> Block:
    """One entry of a menu, of radio buttons or of checkboxes."""
    return {"text": plain(plain_label(label, LABEL_LIMIT) or NOTHING), "value": value}


def _words(block: Block) -> list[str]:
    match block["type"]:
        case "header":
            # A plain_text object is not escaped; the fallback is read as mrkdwn.
            return [str(block["text"]["text"]).replace("&", "&amp;")]
        case "section":
            return [block["text"]["text"]]
        case "context":
            return [element["text"] for element in block["elements"]]
        case "image":
            return [block["alt_text"].replace("&", "&amp;")]
        case _:
            return []
