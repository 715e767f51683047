"""Elements in which one chooses: menus, overflow, checkboxes, radio buttons (SLACK.md A.3)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.sandbox.blockkit.composition import (
    BUTTON_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    LINK_OPTION,
    MENU_OPTION,
    OPTION_GROUP,
)
from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.shape import Rule, Shape, exactly_one
from bot.sandbox.blockkit.text import plain
from bot.sandbox.blockkit.values import Check, boolean, failed, integer, items, string

_COMMON: Final[Mapping[str, Check]] = {
    "action_id": string("action_id"),
    "confirm": CONFIRM,
    "focus_on_load": boolean,
}
_MENU: Final[Mapping[str, Check]] = {**_COMMON, "placeholder": plain("select.placeholder")}
_MULTI: Final[Mapping[str, Check]] = {
    **_MENU,
    "max_selected_items": integer("multi_select.max_selected_items"),
}
_STATIC: Final[Mapping[str, Check]] = {
    "options": items(MENU_OPTION, "select.options"),
    "option_groups": items(OPTION_GROUP, "select.option_groups"),
}
_EXTERNAL: Final[Mapping[str, Check]] = {"min_query_length": integer("select.min_query_length")}
_CONVERSATIONS: Final[Mapping[str, Check]] = {
    "default_to_current_conversation": boolean,
    "filter": CONVERSATION_FILTER,
}
_ID: Final = string()
_OPTIONS_OR_GROUPS: Final = exactly_one("options", "option_groups")


def _offered(value: Mapping[str, Any]) -> list[object]:
    groups = [group["options"] for group in value.get("option_groups", ())]
    return [option for options in (value.get("options", ()), *groups) for option in options]


def _initial_among_options(key: str) -> Rule:
    """What is chosen at first must equal one of the options in every key, as Slack has it."""

    def rule(value: Mapping[str, Any], pointer: str) -> Iterator[Problem]:
        chosen, offered = value.get(key, []), _offered(value)
        for index, option in enumerate(chosen if isinstance(chosen, list) else [chosen]):
            if option not in offered:
                place = f"{pointer}/{key}" + (f"/{index}" if isinstance(chosen, list) else "")
                yield failed(place, f"{key} must match one of the provided options")

    return rule


CHOICES: Final[Mapping[str, Shape]] = {
    "static_select": Shape(
        optional={**_MENU, **_STATIC, "initial_option": MENU_OPTION},
        rules=(_OPTIONS_OR_GROUPS, _initial_among_options("initial_option")),
    ),
    "multi_static_select": Shape(
        optional={**_MULTI, **_STATIC, "initial_options": items(MENU_OPTION)},
        rules=(_OPTIONS_OR_GROUPS, _initial_among_options("initial_options")),
    ),
    "external_select": Shape(optional={**_MENU, **_EXTERNAL, "initial_option": MENU_OPTION}),
    "multi_external_select": Shape(
        optional={**_MULTI, **_EXTERNAL, "initial_options": items(MENU_OPTION)}
    ),
    "users_select": Shape(optional={**_MENU, "initial_user": _ID}),
    "multi_users_select": Shape(optional={**_MULTI, "initial_users": items(_ID)}),
    "conversations_select": Shape(
        optional={
            **_MENU,
            **_CONVERSATIONS,
            "initial_conversation": _ID,
            "response_url_enabled": boolean,
        }
    ),
    "multi_conversations_select": Shape(
        optional={**_MULTI, **_CONVERSATIONS, "initial_conversations": items(_ID)}
    ),
    "channels_select": Shape(
        optional={**_MENU, "initial_channel": _ID, "response_url_enabled": boolean}
    ),
    "multi_channels_select": Shape(optional={**_MULTI, "initial_channels": items(_ID)}),
    "overflow": Shape(
        required={"options": items(LINK_OPTION, "overflow.options")},
        optional={"action_id": string("action_id"), "confirm": CONFIRM},
    ),
    "checkboxes": Shape(
        required={"options": items(BUTTON_OPTION, "checkboxes.options")},
        optional={**_COMMON, "initial_options": items(BUTTON_OPTION)},
        rules=(_initial_among_options("initial_options"),),
    ),
    "radio_buttons": Shape(
        required={"options": items(BUTTON_OPTION, "radio_buttons.options")},
        optional={**_COMMON, "initial_option": BUTTON_OPTION},
        rules=(_initial_among_options("initial_option"),),
    ),
}
"""Shapes of the choosing elements by type."""
