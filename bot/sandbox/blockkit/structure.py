"""Which block may stand on which surface, and which element in which place, as tables.

Both tables say what Slack takes (SLACK.md A.1 and A.3), not what the local Slack models; the
difference is refused with a sentence of its own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Surface = Literal["message", "modal", "home"]
Place = Literal["section.accessory", "actions.elements", "input.element", "context.elements"]

_EVERYWHERE: Final = frozenset[Surface]({"message", "modal", "home"})
_MESSAGE: Final = frozenset[Surface]({"message"})
_NOT_MODAL: Final = frozenset[Surface]({"message", "home"})

SURFACES: Final[Mapping[str, frozenset[Surface]]] = MappingProxyType(
    {
        "actions": _EVERYWHERE,
        "context": _EVERYWHERE,
        "divider": _EVERYWHERE,
        "header": _EVERYWHERE,
        "image": _EVERYWHERE,
        "input": _EVERYWHERE,
        "rich_text": _EVERYWHERE,
        "section": _EVERYWHERE,
        "video": _EVERYWHERE,
        "alert": frozenset({"modal"}),
        "card": _NOT_MODAL,
        "carousel": _NOT_MODAL,
        "container": _NOT_MODAL,
        "context_actions": _MESSAGE,
        "data_table": _NOT_MODAL,
        "data_visualization": _MESSAGE,
        "markdown": _MESSAGE,
        "plan": _MESSAGE,
        "table": _MESSAGE,
        "task_card": _MESSAGE,
    }
)
"""Block type → the surfaces Slack shows it on. `file` is missing: nobody can send one."""

_SINGLE_SELECTS: Final = frozenset(
    {
        "channels_select",
        "conversations_select",
        "external_select",
        "static_select",
        "users_select",
    }
)
SELECTS: Final = _SINGLE_SELECTS | {f"multi_{kind}" for kind in _SINGLE_SELECTS}
"""The ten menus that one fills by choosing from a list."""

_PICKERS: Final = frozenset({"checkboxes", "datepicker", "radio_buttons", "timepicker"})

PLACES: Final[Mapping[Place, frozenset[str]]] = MappingProxyType(
    {
        "section.accessory": SELECTS
        | _PICKERS
        | {"button", "image", "overflow", "workflow_button"},
        "actions.elements": SELECTS
        | _PICKERS
        | {"button", "datetimepicker", "overflow", "rich_text_input", "workflow_button"},
        "input.element": SELECTS
        | _PICKERS
        | {
            "datetimepicker",
            "email_text_input",
            "file_input",
            "number_input",
            "plain_text_input",
            "rich_text_input",
            "url_text_input",
        },
        "context.elements": frozenset({"image", "mrkdwn", "plain_text"}),
    }
)
"""Place → the types of element Slack takes there."""
