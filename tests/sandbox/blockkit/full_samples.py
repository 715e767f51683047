"""Every block and element the local Slack models, with as many keys as go together."""

from typing import Final

from bot.sandbox.blockkit.structure import PLACES, Place
from tests.sandbox.blockkit.samples import (
    Json,
    actions,
    button,
    confirm,
    context,
    image,
    input_,
    mrkdwn,
    option,
    options,
    plain,
    rich_section,
    rich_text,
    section,
    select,
)

_FOCUS: Final[Json] = {"action_id": "a", "focus_on_load": False}
_PICKED: Final[Json] = {**_FOCUS, "confirm": confirm(style="primary")}
_MENU: Final[Json] = {**_PICKED, "placeholder": plain()}
_MULTI: Final[Json] = {**_MENU, "max_selected_items": 3}
_TYPED: Final[Json] = {
    **_FOCUS,
    "placeholder": plain(),
    "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]},
}
_CONVERSATIONS: Final[Json] = {
    "default_to_current_conversation": True,
    "filter": {
        "include": ["im", "mpim", "private", "public"],
        "exclude_bot_users": True,
        "exclude_external_shared_channels": False,
    },
}
_MARKED: Final[Json] = {"text": mrkdwn(), "value": "v", "description": mrkdwn()}

FULL_ELEMENTS: Final[dict[str, Json]] = {
    "button": button(
        action_id="a",
        value="v",
        url="https://example.com",
        style="primary",
        accessibility_label="Done",
        confirm=confirm(style="danger"),
    ),
    "image": {"type": "image", "alt_text": "a", "slack_file": {"id": "F0123456789"}},
    "static_select": select(**_MENU, initial_option=option("o1")),
    "multi_static_select": {
        "type": "multi_static_select",
        **_MULTI,
        "option_groups": [{"label": plain(), "options": options(2)}],
        "initial_options": options(2),
    },
    "external_select": {
        "type": "external_select",
        **_MENU,
        "min_query_length": 3,
        "initial_option": option(description=plain()),
    },
    "multi_external_select": {
        "type": "multi_external_select",
        **_MULTI,
        "min_query_length": 0,
        "initial_options": options(3),
    },
    "users_select": {"type": "users_select", **_MENU, "initial_user": "U1"},
    "multi_users_select": {"type": "multi_users_select", **_MULTI, "initial_users": ["U1", "U2"]},
    "conversations_select": {
        "type": "conversations_select",
        **_MENU,
        **_CONVERSATIONS,
        "initial_conversation": "C1",
        "response_url_enabled": True,
    },
    "multi_conversations_select": {
        "type": "multi_conversations_select",
        **_MULTI,
        **_CONVERSATIONS,
        "initial_conversations": ["C1"],
    },
    "channels_select": {
        "type": "channels_select",
        **_MENU,
        "initial_channel": "C1",
        "response_url_enabled": False,
    },
    "multi_channels_select": {
        "type": "multi_channels_select",
        **_MULTI,
        "initial_channels": ["C1"],
    },
    "overflow": {
        "type": "overflow",
        "action_id": "a",
        "confirm": confirm(),
        "options": [option(url="mailto:ada@example.com", description=plain())],
    },
    "checkboxes": {
        "type": "checkboxes",
        **_PICKED,
        "options": [_MARKED],
        "initial_options": [_MARKED],
    },
    "radio_buttons": {
        "type": "radio_buttons",
        **_PICKED,
        "options": options(2),
        "initial_option": option("o0"),
    },
    "datepicker": {"type": "datepicker", **_MENU, "initial_date": "2028-02-29"},
    "timepicker": {
        "type": "timepicker",
        **_MENU,
        "initial_time": "23:59",
        "timezone": "America/St_Johns",
    },
    "datetimepicker": {"type": "datetimepicker", **_PICKED, "initial_date_time": 1_628_633_820},
    "plain_text_input": {
        "type": "plain_text_input",
        **_TYPED,
        "initial_value": "",
        "multiline": True,
        "min_length": 0,
        "max_length": 3000,
    },
    "email_text_input": {
        "type": "email_text_input",
        **_TYPED,
        "initial_value": "ada@example.com",
    },
    "url_text_input": {"type": "url_text_input", **_TYPED, "initial_value": "https://example.com"},
    "number_input": {
        "type": "number_input",
        **_TYPED,
        "is_decimal_allowed": True,
        "initial_value": "-1.5",
        "min_value": "-2",
        "max_value": "7",
    },
    "plain_text": {**plain(), "emoji": True},
    "mrkdwn": {**mrkdwn(), "verbatim": True},
}

_PART: Final[Json] = {"type": "text", "text": "x", "style": {"bold": True, "code": False}}
FULL_BLOCKS: Final[dict[str, Json]] = {
    "section": section(block_id="b1", fields=[plain(), mrkdwn()], accessory=button(), expand=True),
    "actions": {**actions(button(action_id="a"), select(action_id="b")), "block_id": "b2"},
    "context": {**context(image(), plain(), mrkdwn()), "block_id": "b3"},
    "divider": {"type": "divider", "block_id": "b4"},
    "header": {"type": "header", "text": plain(), "block_id": "b5"},
    "image": image(title=plain(), block_id="b6"),
    "input": input_(hint=plain(), optional=True, dispatch_action=True, block_id="b7"),
    "rich_text": {
        **rich_text(
            rich_section(
                _PART,
                {"type": "link", "url": "https://example.com", "text": "x", "unsafe": False},
                {"type": "user", "user_id": "U1", "style": {"italic": True}},
                {"type": "usergroup", "usergroup_id": "S1"},
                {"type": "channel", "channel_id": "C1"},
                {"type": "emoji", "name": "wave", "skin_tone": 2, "unicode": "1f44b"},
                {"type": "broadcast", "range": "here"},
                {"type": "date", "timestamp": 1_628_633_820, "format": "{date}", "fallback": "x"},
            ),
            {
                "type": "rich_text_list",
                "style": "ordered",
                "elements": [rich_section(_PART)],
                "indent": 1,
                "offset": 2,
                "border": 1,
            },
            {"type": "rich_text_quote", "elements": [_PART], "border": 1},
            {"type": "rich_text_preformatted", "elements": [_PART], "border": 0},
        ),
        "block_id": "b8",
    },
}

# The other side of each either-or, which cannot stand in the same sample.
LEFT_OUT: Final[dict[str, set[str]]] = {
    "image element": {"image_url"},
    "static_select": {"option_groups"},
    "multi_static_select": {"options"},
    "image block": {"slack_file"},
}


def placed(place: Place, element: Json) -> Json:
    """A block that holds the element in that place."""
    match place:
        case "section.accessory":
            return section(accessory=element)
        case "actions.elements":
            return actions(element)
        case "input.element":
            return input_(element)
        case "context.elements":
            return context(element)


def full_blocks() -> list[Json]:
    """Every block, and every element in each place that takes it."""
    in_places = [
        placed(place, element)
        for place, kinds in PLACES.items()
        for kind, element in FULL_ELEMENTS.items()
        if kind in kinds
    ]
    return [*FULL_BLOCKS.values(), *in_places]
