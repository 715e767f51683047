"""For every limit, a payload built around a number: how long, how many, how large."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bot.sandbox.blockkit import Problem, check_blocks, check_view
from tests.sandbox.blockkit.samples import (
    Json,
    actions,
    button,
    confirm,
    context,
    home,
    image,
    input_,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    rich_section,
    rich_text,
    section,
    select,
)

Case = Callable[[int], list[Problem]]


def _one(block: Json) -> list[Problem]:
    return check_blocks([block])


def _address(length: int) -> str:
    return "https://example.com/".ljust(length, "a")


def _button(key: str, make: Callable[[int], object], number: int) -> list[Problem]:
    return _one(actions(button(**{key: make(number)})))


def _confirm(key: str, number: int) -> list[Problem]:
    return _one(actions(button(confirm=confirm(**{key: plain("x" * number)}))))


def _option(key: str, make: Callable[[int], object], number: int) -> list[Problem]:
    return _one(actions({"type": "overflow", "options": [{**option(), key: make(number)}]}))


def _options(kind: str, number: int) -> list[Problem]:
    return _one(actions({"type": kind, "options": options(number)}))


def _groups(count: int = 1, size: int = 1, label: int = 1) -> list[Problem]:
    group = {"label": plain("x" * label), "options": options(size)}
    return _one(actions({"type": "static_select", "option_groups": [group] * count}))


def _element(key: str, make: Callable[[int], object], kind: str, number: int) -> list[Problem]:
    extra = {"is_decimal_allowed": False} if kind == "number_input" else {}
    return _one(input_({"type": kind, key: make(number), **extra}))


def _rich(kind: str, key: str, number: int) -> list[Problem]:
    part = {"type": "text", "text": "x"}
    inner = [rich_section(part)] if kind == "rich_text_list" else [part]
    style = {"style": "bullet"} if kind == "rich_text_list" else {}
    return _one(rich_text({"type": kind, "elements": inner, key: number, **style}))


def _view(key: str, make: Callable[[int], object], number: int) -> list[Problem]:
    return check_view(modal(**{key: make(number)}))


def _total_text(number: int) -> list[Problem]:
    whole, rest = divmod(number, 3000)
    return check_blocks([section(text=mrkdwn("x" * size)) for size in [3000] * whole + [rest]])


def _view_size(number: int) -> list[Problem]:
    view = home(*[section(text=plain("x" * 3000)) for _ in range(80)], private_metadata="")
    # Two-byte letters first, so that the case tells bytes from characters.
    missing = number - len(json.dumps(view, separators=(",", ":")))
    for block in view["blocks"]:
        double = min(3000, missing)
        block["text"]["text"] = "é" * double + "x" * (3000 - double)
        missing -= double
    return check_view(view)


def _text(number: int) -> str:
    return "x" * number


def _plain(number: int) -> Json:
    return plain("x" * number)


def _placeholder(kind: str) -> Case:
    return partial(_element, "placeholder", _plain, kind)


def _typed(key: str) -> Case:
    return partial(_element, key, int, "plain_text_input")


LIMIT_CASES: Final[Mapping[str, Case]] = {
    "text.min_length": lambda n: _one(context(mrkdwn("x" * n))),
    "text.max_length": lambda n: _one(context(mrkdwn("x" * n))),
    "action_id.min_length": partial(_button, "action_id", _text),
    "action_id.max_length": partial(_button, "action_id", _text),
    "block_id.min_length": lambda n: _one(section(block_id="x" * n)),
    "block_id.max_length": lambda n: _one(section(block_id="x" * n)),
    "confirmation.title.max_length": partial(_confirm, "title"),
    "confirmation.text.max_length": partial(_confirm, "text"),
    "confirmation.confirm.max_length": partial(_confirm, "confirm"),
    "confirmation.deny.max_length": partial(_confirm, "deny"),
    "option.text.max_length": partial(_option, "text", _plain),
    "option.value.max_length": partial(_option, "value", _text),
    "option.description.max_length": partial(_option, "description", _plain),
    "option.url.max_length": partial(_option, "url", _address),
    "option_group.label.max_length": lambda n: _groups(label=n),
    "option_group.options.min_items": lambda n: _groups(size=n),
    "option_group.options.max_items": lambda n: _groups(size=n),
    "conversation_filter.include.min_items": lambda n: _one(
        actions({"type": "conversations_select", "filter": {"include": ["im"] * n}})
    ),
    "dispatch_action_configuration.trigger_actions_on.min_items": partial(
        _element,
        "dispatch_action_config",
        lambda n: {"trigger_actions_on": ["on_enter_pressed"] * n},
        "plain_text_input",
    ),
    "dispatch_action_configuration.trigger_actions_on.max_items": partial(
        _element,
        "dispatch_action_config",
        lambda n: {"trigger_actions_on": ["on_character_entered"] * n},
        "plain_text_input",
    ),
    "slack_file.url.max_length": lambda n: _one(
        {"type": "image", "alt_text": "a", "slack_file": {"url": _address(n)}}
    ),
    "button.text.max_length": partial(_button, "text", _plain),
    "button.url.max_length": partial(_button, "url", _address),
    "button.value.max_length": partial(_button, "value", _text),
    "button.accessibility_label.max_length": partial(_button, "accessibility_label", _text),
    "image_element.image_url.max_length": lambda n: _one(context(image(image_url=_address(n)))),
    "image_element.alt_text.min_length": lambda n: _one(context(image(alt_text="x" * n))),
    "image_element.alt_text.max_length": lambda n: _one(context(image(alt_text="x" * n))),
    "select.placeholder.max_length": lambda n: _one(actions(select(placeholder=_plain(n)))),
    "select.options.min_items": partial(_options, "static_select"),
    "select.options.max_items": partial(_options, "static_select"),
    "select.option_groups.min_items": lambda n: _groups(count=n),
    "select.option_groups.max_items": lambda n: _groups(count=n),
    "select.min_query_length.min": lambda n: _one(
        actions({"type": "external_select", "min_query_length": n})
    ),
    "multi_select.max_selected_items.min": lambda n: _one(
        actions({"type": "multi_users_select", "max_selected_items": n})
    ),
    "overflow.options.min_items": partial(_options, "overflow"),
    "overflow.options.max_items": partial(_options, "overflow"),
    "checkboxes.options.min_items": partial(_options, "checkboxes"),
    "checkboxes.options.max_items": partial(_options, "checkboxes"),
    "radio_buttons.options.min_items": partial(_options, "radio_buttons"),
    "radio_buttons.options.max_items": partial(_options, "radio_buttons"),
    "plain_text_input.initial_value.max_length": partial(
        _element, "initial_value", _text, "plain_text_input"
    ),
    "plain_text_input.min_length.min": _typed("min_length"),
    "plain_text_input.min_length.max": _typed("min_length"),
    "plain_text_input.max_length.min": _typed("max_length"),
    "plain_text_input.max_length.max": _typed("max_length"),
    "plain_text_input.placeholder.max_length": _placeholder("plain_text_input"),
    "email_input.placeholder.max_length": _placeholder("email_text_input"),
    "url_input.placeholder.max_length": _placeholder("url_text_input"),
    "number_input.placeholder.max_length": _placeholder("number_input"),
    "date_picker.placeholder.max_length": _placeholder("datepicker"),
    "time_picker.placeholder.max_length": _placeholder("timepicker"),
    "date_time_picker.initial_date_time.min": partial(
        _element, "initial_date_time", int, "datetimepicker"
    ),
    "date_time_picker.initial_date_time.max": partial(
        _element, "initial_date_time", int, "datetimepicker"
    ),
    "actions.elements.min_items": lambda n: _one(actions(*[button()] * n)),
    "actions.elements.max_items": lambda n: _one(actions(*[button()] * n)),
    "context.elements.min_items": lambda n: _one(context(*[plain()] * n)),
    "context.elements.max_items": lambda n: _one(context(*[plain()] * n)),
    "header.text.max_length": lambda n: _one({"type": "header", "text": _plain(n)}),
    "image.image_url.max_length": lambda n: _one(image(image_url=_address(n))),
    "image.alt_text.min_length": lambda n: _one(image(alt_text="x" * n)),
    "image.alt_text.max_length": lambda n: _one(image(alt_text="x" * n)),
    "image.title.max_length": lambda n: _one(image(title=_plain(n))),
    "input.label.max_length": lambda n: _one(input_(label=_plain(n))),
    "input.hint.max_length": lambda n: _one(input_(hint=_plain(n))),
    "section.text.max_length": lambda n: _one(section(text=mrkdwn("x" * n))),
    "section.fields.min_items": lambda n: _one(section(fields=[plain()] * n)),
    "section.fields.max_items": lambda n: _one(section(fields=[plain()] * n)),
    "section.fields.item_max_length": lambda n: _one(section(fields=[mrkdwn("x" * n)])),
    "rich_text_list.indent.min": partial(_rich, "rich_text_list", "indent"),
    "rich_text_list.indent.max": partial(_rich, "rich_text_list", "indent"),
    "rich_text_list.offset.min": partial(_rich, "rich_text_list", "offset"),
    "rich_text_list.border.min": partial(_rich, "rich_text_list", "border"),
    "rich_text_list.border.max": partial(_rich, "rich_text_list", "border"),
    "rich_text_quote.border.min": partial(_rich, "rich_text_quote", "border"),
    "rich_text_quote.border.max": partial(_rich, "rich_text_quote", "border"),
    "rich_text_preformatted.border.min": partial(_rich, "rich_text_preformatted", "border"),
    "rich_text_preformatted.border.max": partial(_rich, "rich_text_preformatted", "border"),
    "message.blocks.max_items": lambda n: check_blocks([{"type": "divider"}] * n),
    "message.total_text.max_length": _total_text,
    "view.blocks.min_items": lambda n: check_view({"type": "home", "blocks": [section()] * n}),
    "view.blocks.max_items": lambda n: check_view({"type": "home", "blocks": [section()] * n}),
    "view.private_metadata.max_length": partial(_view, "private_metadata", _text),
    "view.callback_id.max_length": partial(_view, "callback_id", _text),
    "view.external_id.max_length": partial(_view, "external_id", _text),
    "view.title.max_length": partial(_view, "title", _plain),
    "view.close.max_length": partial(_view, "close", _plain),
    "view.submit.max_length": partial(_view, "submit", _plain),
    "view.focus_on_load.max_items": lambda n: check_view(
        modal(*[input_({"type": "users_select", "focus_on_load": True})] * n)
    ),
    "view.size.max_bytes": _view_size,
}
