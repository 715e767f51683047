"""Every number the validator knows (SLACK.md A.1 to A.4), by name.

A name is `object.field.bound`. Bounds are inclusive: `min_length` and `max_length` count
characters (Unicode code points), `min_items` and `max_items` count list entries, `min` and `max`
bound a number, `max_bytes` counts bytes of UTF-8. Where slackblocks' registry has the same
limit it has the same name, so a test can compare the two; its other numbers concern blocks
the local Slack does not model.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LIMITS: Final[Mapping[str, int]] = MappingProxyType(
    {
        # Composition objects
        "text.min_length": 1,
        "text.max_length": 3000,
        "action_id.min_length": 1,
        "action_id.max_length": 255,
        "block_id.min_length": 1,
        "block_id.max_length": 255,
        "confirmation.title.max_length": 100,
        "confirmation.text.max_length": 300,
        "confirmation.confirm.max_length": 30,
        "confirmation.deny.max_length": 30,
        "option.text.max_length": 75,
        "option.value.max_length": 150,
        "option.description.max_length": 75,
        "option.url.max_length": 3000,
        "option_group.label.max_length": 75,
        "option_group.options.min_items": 1,
        "option_group.options.max_items": 100,
        "conversation_filter.include.min_items": 1,
        "dispatch_action_configuration.trigger_actions_on.min_items": 1,
        "dispatch_action_configuration.trigger_actions_on.max_items": 2,
        "slack_file.url.max_length": 3000,
        # Elements
        "button.text.max_length": 75,
        "button.url.max_length": 3000,
        "button.value.max_length": 2000,
        "button.accessibility_label.max_length": 75,
        "image_element.image_url.max_length": 3000,
        "image_element.alt_text.min_length": 1,
        "image_element.alt_text.max_length": 2000,
        "select.placeholder.max_length": 150,
        "select.options.min_items": 1,
        "select.options.max_items": 100,
        "select.option_groups.min_items": 1,
        "select.option_groups.max_items": 100,
        "select.min_query_length.min": 0,
        "multi_select.max_selected_items.min": 1,
        "overflow.options.min_items": 1,
        "overflow.options.max_items": 5,
        "checkboxes.options.min_items": 1,
        "checkboxes.options.max_items": 10,
        "radio_buttons.options.min_items": 1,
        "radio_buttons.options.max_items": 10,
        "plain_text_input.initial_value.max_length": 3000,
        "plain_text_input.min_length.min": 0,
        "plain_text_input.min_length.max": 3000,
        "plain_text_input.max_length.min": 1,
        "plain_text_input.max_length.max": 3000,
        "plain_text_input.placeholder.max_length": 150,
        "email_input.placeholder.max_length": 150,
        "url_input.placeholder.max_length": 150,
        "number_input.placeholder.max_length": 150,
        "date_picker.placeholder.max_length": 150,
        "time_picker.placeholder.max_length": 150,
        # Ten digits of unix seconds.
        "date_time_picker.initial_date_time.min": 1_000_000_000,
        "date_time_picker.initial_date_time.max": 9_999_999_999,
        # Blocks
        "actions.elements.min_items": 1,
        "actions.elements.max_items": 25,
        "context.elements.min_items": 1,
        "context.elements.max_items": 10,
        "header.text.max_length": 150,
        "image.image_url.max_length": 3000,
        "image.alt_text.min_length": 1,
        "image.alt_text.max_length": 2000,
        "image.title.max_length": 2000,
        "input.label.max_length": 2000,
        "input.hint.max_length": 2000,
        "section.text.max_length": 3000,
        "section.fields.min_items": 1,
        "section.fields.max_items": 10,
        "section.fields.item_max_length": 2000,
        "rich_text_list.indent.min": 0,
        "rich_text_list.indent.max": 8,
        "rich_text_list.offset.min": 0,
        "rich_text_list.border.min": 0,
        "rich_text_list.border.max": 1,
        "rich_text_quote.border.min": 0,
        "rich_text_quote.border.max": 1,
        "rich_text_preformatted.border.min": 0,
        "rich_text_preformatted.border.max": 1,
        # Messages and views
        "message.blocks.max_items": 50,
        # Undocumented: msg_blocks_too_long was measured between 13,200 and 13,300 characters.
        "message.total_text.max_length": 13_200,
        "view.blocks.min_items": 1,
        "view.blocks.max_items": 100,
        "view.private_metadata.max_length": 3000,
        "view.callback_id.max_length": 255,
        "view.external_id.max_length": 255,
        "view.title.max_length": 24,
        "view.close.max_length": 24,
        "view.submit.max_length": 24,
        "view.focus_on_load.max_items": 1,
        # "250 kB": the smaller reading of the two.
        "view.size.max_bytes": 250_000,
    }
)
