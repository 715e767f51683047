"""The fields of a modal, one function a kind."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from bot.views.blocks import LABEL_LIMIT, Block, option, plain
from bot.views.form_ids import VALUE
from bot.views.texts import plain_label

LINE: Final = 150
"""Texts that may be longer than this get a field of several lines."""

_GROUP: Final = 100

Choices = Sequence[tuple[str, str]]
"""Pairs of value and label."""


def field(block_id: str, label: str, element: Block, *, optional: bool, hint: str = "") -> Block:
    """An input block around an element; ``block_id`` is the field's name."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | {"action_id": VALUE},
        "optional": optional,
    }
    return block | {"hint": plain(hint)} if hint else block


def text(initial: str, max_length: int, placeholder: str = "") -> Block:
    """A text field; longer ones have several lines."""
    element: Block = {
        "type": "plain_text_input",
        "multiline": max_length > LINE,
        "max_length": max_length,
    }
    if placeholder:
        element["placeholder"] = plain(placeholder)
    # What was typed before comes back as it was: an input is never read as markup.
    return element | {"initial_value": initial[:max_length]} if initial else element


def number(initial: int | None, lowest: int, highest: int) -> Block:
    """A whole number within bounds, both included."""
    element: Block = {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": str(lowest),
        "max_value": str(highest),
    }
    return element if initial is None else element | {"initial_value": str(initial)}


def decimal(initial: float, lowest: float, highest: float) -> Block:
    """A number that need not be whole, within bounds, both included."""
    return {
        "type": "number_input",
        "is_decimal_allowed": True,
        "min_value": f"{lowest:g}",
        "max_value": f"{highest:g}",
        "initial_value": f"{initial:g}",
    }


def radio(choices: Choices, initial: str | None) -> Block:
    """Pick one of a few, all in sight."""
    return {"type": "radio_buttons", **_options(choices, initial)}


def menu(choices: Choices, initial: str | None, placeholder: str) -> Block:
    """Pick one of many."""
    return {
        "type": "static_select",
        "placeholder": plain(placeholder),
        **_options(choices, initial),
    }


def menu_of_several(choices: Choices, initial: Sequence[str], placeholder: str) -> Block:
    """Pick any of many."""
    element: Block = {
        "type": "multi_static_select",
        "placeholder": plain(placeholder),
        **_options(choices, None),
    }
    picked = [each for each in element["options"] if each["value"] in initial]
    return element | {"initial_options": picked} if picked else element


def long_menu(choices: Choices, placeholder: str) -> Block:
    """Pick one of very many: in groups of a hundred, which is what a group may hold."""
    options: list[Block] = _options(choices, None)["options"]
    groups = [options[start : start + _GROUP] for start in range(0, len(options), _GROUP)]
    if len(groups) <= 1:
        return menu(choices, None, placeholder)
    return {
        "type": "static_select",
        "placeholder": plain(placeholder),
        "option_groups": [
            {"label": plain(f"{_GROUP * number + 1} and on"), "options": group}
            for number, group in enumerate(groups)
        ],
    }


def checkboxes(choices: Choices, initial: Sequence[str]) -> Block:
    """Pick any of a few."""
    element: Block = {"type": "checkboxes", **_options(choices, None)}
    picked = [each for each in element["options"] if each["value"] in initial]
    return element | {"initial_options": picked} if picked else element


def person(initial: str) -> Block:
    """Pick somebody of the workspace."""
    element: Block = {"type": "users_select", "placeholder": plain("Choose a colleague")}
    return element | {"initial_user": initial} if initial else element


def channel(initial: str = "") -> Block:
    """Pick a channel, public or private."""
    element: Block = {
        "type": "conversations_select",
        "placeholder": plain("Choose a channel"),
        "filter": {"include": ["public", "private"]},
    }
    return element | {"initial_conversation": initial} if initial else element


def day(initial: date | None) -> Block:
    """Pick a day."""
    element: Block = {"type": "datepicker", "placeholder": plain("Choose a day")}
    return element | {"initial_date": initial.isoformat()} if initial else element


def time_of_day(initial: time) -> Block:
    """Pick a time, hours and minutes."""
    return {"type": "timepicker", "initial_time": f"{initial:%H:%M}"}


def _options(choices: Choices, initial: str | None) -> Block:
    options = [option(plain_label(label, LABEL_LIMIT), value) for value, label in choices]
    picked = next((each for each in options if each["value"] == initial), None)
    return {"options": options} | ({"initial_option": picked} if picked else {})
