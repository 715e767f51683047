"""Blocks as somebody left them: what was chosen or typed takes the place of the initial values."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.sandbox.page.reader import Json

# A key of Slack's state value, and the key of the element that it stands in for.
_INITIAL: Final = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
}
_HOLDERS: Final = ("element", "accessory")

Values = Mapping[str, Mapping[str, Json]]
"""Slack's `state.values`: block_id, then action_id, then the value object."""


def as_left(blocks: Sequence[Json], values: Values) -> list[Json]:
    """The blocks with every initial value replaced by what stands in `values`, if anything."""
    return [_block(block, values.get(str(block.get("block_id")), {})) for block in blocks]


def _block(block: Json, values: Mapping[str, Json]) -> Json:
    changed = dict(block)
    for holder in _HOLDERS:
        element = block.get(holder)
        if isinstance(element, Mapping):
            changed[holder] = _element(element, values)
    elements = block.get("elements")
    if block.get("type") == "actions" and isinstance(elements, Sequence):
        changed["elements"] = [_element(element, values) for element in elements]
    return changed


def _element(element: Json, values: Mapping[str, Json]) -> Json:
    value = values.get(str(element.get("action_id")))
    if value is None or value.get("type") != element.get("type"):
        return element  # an action_id that now belongs to another kind of element starts anew
    changed = dict(element)
    for key, initial in _INITIAL.items():
        if key in value:
            changed[initial] = value[key]
    return {key: kept for key, kept in changed.items() if kept is not None}
