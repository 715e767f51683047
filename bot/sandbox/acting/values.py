"""State values: what every stateful element holds, untouched or not (SLACK.md A.8)."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from bot.sandbox.records import Values
from bot.sandbox.refusals import Json


@dataclass(frozen=True, slots=True)
class Kind:
    """The key of an element's value, what it is when untouched, and the key of its default."""

    key: str
    initial: str
    many: bool = False


STATEFUL = {
    "plain_text_input": Kind("value", "initial_value"),
    "number_input": Kind("value", "initial_value"),
    "email_text_input": Kind("value", "initial_value"),
    "url_text_input": Kind("value", "initial_value"),
    "static_select": Kind("selected_option", "initial_option"),
    "radio_buttons": Kind("selected_option", "initial_option"),
    "checkboxes": Kind("selected_options", "initial_options", many=True),
    "multi_static_select": Kind("selected_options", "initial_options", many=True),
    "users_select": Kind("selected_user", "initial_user"),
    "multi_users_select": Kind("selected_users", "initial_users", many=True),
    "conversations_select": Kind("selected_conversation", "initial_conversation"),
    "multi_conversations_select": Kind(
        "selected_conversations", "initial_conversations", many=True
    ),
    "channels_select": Kind("selected_channel", "initial_channel"),
    "multi_channels_select": Kind("selected_channels", "initial_channels", many=True),
    "datepicker": Kind("selected_date", "initial_date"),
    "timepicker": Kind("selected_time", "initial_time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time"),
}
"""Every element the local Slack lets people fill in."""


def elements_of(block: Json) -> Iterator[Json]:
    """Yield the elements of a block, wherever that kind of block keeps them."""
    for name in ("element", "accessory"):
        if isinstance(block.get(name), dict):
            yield block[name]
    if block["type"] in {"actions", "context"}:
        yield from block["elements"]


def untouched(element: Json) -> Json:
    """Return the state value of an element nobody touched: its default, null or nothing."""
    kind = STATEFUL[element["type"]]
    empty: list[Json] | None = [] if kind.many else None
    return {"type": element["type"], kind.key: deepcopy(element.get(kind.initial, empty))}


def state_of(blocks: list[Json], typed: Values) -> Values:
    """Return all values of a surface: what was typed, and what stands there untouched."""
    values: Values = {}
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in STATEFUL:
                block_id, action_id = block["block_id"], element["action_id"]
                given = typed.get(block_id, {}).get(action_id)
                keep = given is not None and given["type"] == element["type"]
                values.setdefault(block_id, {})[action_id] = (
                    deepcopy(given) if given is not None and keep else untouched(element)
                )
    return values
