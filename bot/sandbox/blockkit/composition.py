"""Composition objects: confirm dialogs, options, files and the small settings (SLACK.md A.3)."""

from typing import Final

from bot.sandbox.blockkit.shape import Shape, exactly_one
from bot.sandbox.blockkit.text import either, plain
from bot.sandbox.blockkit.values import boolean, choice, items, matching, string

WEB_ADDRESS: Final = r"https?://[^\s/]\S*"
"""What an image's address must look like; Slack fetches it, so it needs a host."""

CONFIRM: Final = Shape(
    required={
        "title": plain("confirmation.title"),
        "text": either("confirmation.text"),
        "confirm": plain("confirmation.confirm"),
        "deny": plain("confirmation.deny"),
    },
    optional={"style": choice("primary", "danger")},
)

_OPTION_VALUE: Final = string("option.value")

MENU_OPTION: Final = Shape(
    required={"text": plain("option.text"), "value": _OPTION_VALUE},
    optional={"description": plain("option.description")},
)
"""An option of a select menu."""

BUTTON_OPTION: Final = Shape(
    required={"text": either("option.text"), "value": _OPTION_VALUE},
    optional={"description": either("option.description")},
)
"""An option of checkboxes or radio buttons: the only ones that may use mrkdwn."""

LINK_OPTION: Final = Shape(
    required={"text": plain("option.text"), "value": _OPTION_VALUE},
    optional={
        "description": plain("option.description"),
        "url": matching(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", "must be a valid url", "option.url"),
    },
)
"""An option of an overflow menu: the only one that may open a link."""

OPTION_GROUP: Final = Shape(
    required={
        "label": plain("option_group.label"),
        "options": items(MENU_OPTION, "option_group.options"),
    },
)

CONVERSATION_FILTER: Final = Shape(
    optional={
        "include": items(choice("im", "mpim", "private", "public"), "conversation_filter.include"),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)

DISPATCH_ACTION_CONFIG: Final = Shape(
    required={
        "trigger_actions_on": items(
            choice("on_enter_pressed", "on_character_entered"),
            "dispatch_action_configuration.trigger_actions_on",
        )
    },
)

SLACK_FILE: Final = Shape(
    optional={
        "id": matching(r"F[A-Z0-9]{8,}", "must be the id of a file"),
        "url": matching(WEB_ADDRESS, "must be a valid url", "slack_file.url"),
    },
    rules=(exactly_one("id", "url"),),
)
