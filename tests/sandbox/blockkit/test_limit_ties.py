"""Our limits equal those of slackblocks and slack_sdk, or an explained list says why not."""

import inspect
from collections.abc import Iterator

import pytest
from slack_sdk.models import views
from slack_sdk.models.blocks import basic_components, block_elements, blocks
from slackblocks import _limits as slackblocks_limits

from bot.sandbox.blockkit import LIMITS

NOT_MODELLED_BLOCK = "the local Slack refuses this block"
NOT_MODELLED_ELEMENT = "the local Slack refuses this element"

SLACKBLOCKS: dict[str, int] = {
    name: value for name, value in vars(slackblocks_limits).items() if isinstance(value, int)
}

SLACKBLOCKS_ONLY = {
    "ALERT_": NOT_MODELLED_BLOCK,
    "CARD_": NOT_MODELLED_BLOCK,
    "CAROUSEL_": NOT_MODELLED_BLOCK,
    "CONTAINER_": NOT_MODELLED_BLOCK,
    "CONTEXT_ACTIONS_": NOT_MODELLED_BLOCK,
    "DATA_TABLE_": NOT_MODELLED_BLOCK,
    "DATA_VISUALIZATION_": NOT_MODELLED_BLOCK,
    "MARKDOWN_": NOT_MODELLED_BLOCK,
    "MESSAGE_DATA_VISUALIZATIONS_": NOT_MODELLED_BLOCK,
    "PLAN_": NOT_MODELLED_BLOCK,
    "TABLE_": NOT_MODELLED_BLOCK,
    "VIDEO_": NOT_MODELLED_BLOCK,
    "FEEDBACK_BUTTON_": NOT_MODELLED_ELEMENT,
    "FILE_INPUT_": NOT_MODELLED_ELEMENT,
    "ICON_BUTTON_": NOT_MODELLED_ELEMENT,
    "RICH_TEXT_INPUT_": NOT_MODELLED_ELEMENT,
    "WORKFLOW_BUTTON_": NOT_MODELLED_ELEMENT,
    "BUTTON_AGENT_PROMPT_": "a key for agents; the bot is none, so it is refused",
    "MESSAGE_ATTACHMENTS_": "attachments are an argument of the method, not blocks",
    "MESSAGE_CHANNEL_": "the channel is an argument of the method, not blocks",
}

SDK_TIES = {
    "ActionsBlock.elements_max_length": "actions.elements.max_items",
    "Block.block_id_max_length": "block_id.max_length",
    "ButtonElement.text_max_length": "button.text.max_length",
    "ButtonElement.url_max_length": "button.url.max_length",
    "ButtonElement.value_max_length": "button.value.max_length",
    "ConfirmObject.confirm_max_length": "confirmation.confirm.max_length",
    "ConfirmObject.deny_max_length": "confirmation.deny.max_length",
    "ConfirmObject.text_max_length": "confirmation.text.max_length",
    "ConfirmObject.title_max_length": "confirmation.title.max_length",
    "ContextBlock.elements_max_length": "context.elements.max_items",
    "HeaderBlock.text_max_length": "header.text.max_length",
    "ImageBlock.alt_text_max_length": "image.alt_text.max_length",
    "ImageBlock.image_url_max_length": "image.image_url.max_length",
    "ImageBlock.title_max_length": "image.title.max_length",
    "ImageElement.alt_text_max_length": "image_element.alt_text.max_length",
    "ImageElement.image_url_max_length": "image_element.image_url.max_length",
    "InputBlock.hint_max_length": "input.hint.max_length",
    "InputBlock.label_max_length": "input.label.max_length",
    "InputInteractiveElement.placeholder_max_length": "select.placeholder.max_length",
    "InteractiveElement.action_id_max_length": "action_id.max_length",
    "Option.label_max_length": "option.text.max_length",
    "Option.value_max_length": "option.value.max_length",
    "OptionGroup.label_max_length": "option_group.label.max_length",
    "OptionGroup.options_max_length": "option_group.options.max_items",
    "OverflowMenuElement.options_max_length": "overflow.options.max_items",
    "OverflowMenuElement.options_min_length": "overflow.options.min_items",
    "SectionBlock.fields_max_length": "section.fields.max_items",
    "SectionBlock.text_max_length": "section.text.max_length",
    "SelectElement.option_groups_max_length": "select.option_groups.max_items",
    "SelectElement.options_max_length": "select.options.max_items",
    "StaticMultiSelectElement.option_groups_max_length": "select.option_groups.max_items",
    "StaticMultiSelectElement.options_max_length": "select.options.max_items",
    "StaticSelectElement.option_groups_max_length": "select.option_groups.max_items",
    "StaticSelectElement.options_max_length": "select.options.max_items",
    "View.blocks_max_length": "view.blocks.max_items",
    "View.callback_id_max_length": "view.callback_id.max_length",
    "View.close_max_length": "view.close.max_length",
    "View.private_metadata_max_length": "view.private_metadata.max_length",
    "View.submit_max_length": "view.submit.max_length",
    "View.title_max_length": "view.title.max_length",
}

SDK_ONLY = {
    "AuthProviderBlock.": NOT_MODELLED_BLOCK,
    "CardBlock.": NOT_MODELLED_BLOCK,
    "CarouselBlock.": NOT_MODELLED_BLOCK,
    "ContainerBlock.": NOT_MODELLED_BLOCK,
    "ContextActionsBlock.": NOT_MODELLED_BLOCK,
    "MarkdownBlock.": NOT_MODELLED_BLOCK,
    "VideoBlock.": NOT_MODELLED_BLOCK,
    "FeedbackButtonObject.": NOT_MODELLED_ELEMENT,
    "ButtonElement.agent_prompt_": "a key for agents; the bot is none, so it is refused",
}

# A number nobody else holds is written twice: here, and in the table it is checked against.
OURS_ONLY = {
    "action_id.min_length": (1, "the docs ask for 1 to 255 characters"),
    "actions.elements.min_items": (1, "the docs ask for 1 to 25 elements"),
    "block_id.min_length": (1, "the docs ask for 1 to 255 characters"),
    "context.elements.min_items": (1, "the docs ask for 1 to 10 elements"),
    "date_time_picker.initial_date_time.max": (
        9_999_999_999,
        "ten digits; slack_sdk has it in the body of a method only",
    ),
    "date_time_picker.initial_date_time.min": (
        1_000_000_000,
        "ten digits; slack_sdk begins at 0, Slack's docs do not",
    ),
    "image.alt_text.min_length": (1, "required; slack_sdk leaves an empty one out"),
    "image_element.alt_text.min_length": (1, "required; slack_sdk leaves an empty one out"),
    "message.total_text.max_length": (13_200, "undocumented, measured (SLACK.md A.1)"),
    "plain_text_input.initial_value.max_length": (3000, "no more than can be typed"),
    "section.fields.min_items": (1, "the docs ask for 1 to 10 fields"),
    "slack_file.url.max_length": (3000, "as every other address"),
    "view.blocks.min_items": (1, "slack_sdk has it in the body of a method only"),
    "view.focus_on_load.max_items": (1, "a rule rather than a number elsewhere"),
    "view.size.max_bytes": (250_000, "answered by the server only, as view_too_large"),
}


def _sdk_limits() -> Iterator[tuple[str, int]]:
    for module in (basic_components, block_elements, blocks, views):
        for _, holder in inspect.getmembers(module, inspect.isclass):
            for key, value in vars(holder).items():
                if key.endswith(("_max_length", "_min_length")) and isinstance(value, int):
                    yield f"{holder.__name__}.{key}", value


SDK = dict(_sdk_limits())


def _constant(name: str) -> str:
    return name.replace(".", "_").upper()


def _explained(names: set[str], reasons: dict[str, str]) -> dict[str, str | None]:
    """Each name with the longest prefix that explains it, or None."""
    return {
        name: max((prefix for prefix in reasons if name.startswith(prefix)), key=len, default=None)
        for name in names
    }


@pytest.mark.parametrize("name", [name for name in LIMITS if _constant(name) in SLACKBLOCKS])
def test_a_limit_that_slackblocks_has_is_the_same_there(name: str) -> None:
    assert LIMITS[name] == SLACKBLOCKS[_constant(name)]


def test_every_other_limit_of_slackblocks_is_explained_and_no_explanation_is_stale() -> None:
    theirs = SLACKBLOCKS.keys() - {_constant(name) for name in LIMITS}
    explained = _explained(theirs, SLACKBLOCKS_ONLY)
    assert [name for name, prefix in explained.items() if prefix is None] == []
    assert set(explained.values()) == SLACKBLOCKS_ONLY.keys()


@pytest.mark.parametrize("name", SDK_TIES)
def test_a_limit_that_slack_sdk_has_is_the_same_there(name: str) -> None:
    assert LIMITS[SDK_TIES[name]] == SDK[name]


def test_every_other_limit_of_slack_sdk_is_explained_and_no_explanation_is_stale() -> None:
    explained = _explained(SDK.keys() - SDK_TIES.keys(), SDK_ONLY)
    assert [name for name, prefix in explained.items() if prefix is None] == []
    assert set(explained.values()) == SDK_ONLY.keys()


def test_every_limit_without_a_counterpart_is_listed_with_its_number() -> None:
    tied = {name for name in LIMITS if _constant(name) in SLACKBLOCKS} | set(SDK_TIES.values())
    untied = {name: number for name, number in LIMITS.items() if name not in tied}
    assert untied == {name: number for name, (number, _) in OURS_ONLY.items()}
