"""What a sender is told about a block that is not well formed."""

import pytest

from bot.sandbox.blockkit import check_blocks
from tests.sandbox.blockkit.samples import (
    actions,
    button,
    image,
    input_,
    mrkdwn,
    option,
    plain,
    rich_section,
    rich_text,
    section,
    select,
)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({}, ("missing_field", "/blocks/0", "missing required field: type")),
        ({"type": 1}, ("wrong_type", "/blocks/0/type", "must provide a string")),
        ("divider", ("wrong_type", "/blocks/0", "must provide an object")),
        (
            {"type": "divider", "text": plain()},
            ("unknown_field", "/blocks/0", "invalid additional property: text"),
        ),
        ({"type": "header"}, ("missing_field", "/blocks/0", "missing required field: text")),
        (
            {"type": "header", "text": mrkdwn()},
            ("unknown_type", "/blocks/0/text/type", "unsupported type: mrkdwn"),
        ),
        (
            {"type": "header", "text": "Hello"},
            ("wrong_type", "/blocks/0/text", "must provide an object"),
        ),
        (
            section(text={**mrkdwn(), "emoji": True}),
            ("unknown_field", "/blocks/0/text", "invalid additional property: emoji"),
        ),
        (
            section(text={"type": "mrkdwn", "text": 5}),
            ("wrong_type", "/blocks/0/text/text", "must provide a string"),
        ),
        (
            {"type": "section"},
            ("missing_field", "/blocks/0", "must define either text or fields"),
        ),
        (section(fields={}), ("wrong_type", "/blocks/0/fields", "must provide an array")),
        (section(expand="no"), ("wrong_type", "/blocks/0/expand", "must provide a boolean")),
        (
            section(accessory=None),
            ("wrong_type", "/blocks/0/accessory", "must provide an object"),
        ),
        (
            actions(button(confirm="Sure?")),
            ("wrong_type", "/blocks/0/elements/0/confirm", "must provide an object"),
        ),
        (
            actions(button(style="default")),
            ("failed_constraint", "/blocks/0/elements/0/style", "must be one of: primary, danger"),
        ),
        (
            actions(button(style=1)),
            ("wrong_type", "/blocks/0/elements/0/style", "must provide a string"),
        ),
        (
            actions(button(url="example.com")),
            ("failed_constraint", "/blocks/0/elements/0/url", "must be a valid url"),
        ),
        (
            image(image_url="file:///etc/passwd"),
            ("failed_constraint", "/blocks/0/image_url", "must be a valid url"),
        ),
        (
            actions(select(options=[{**option(), "text": mrkdwn()}])),
            (
                "unknown_type",
                "/blocks/0/elements/0/options/0/text/type",
                "unsupported type: mrkdwn",
            ),
        ),
        (
            actions(select(options=[option(url="https://example.com")])),
            (
                "unknown_field",
                "/blocks/0/elements/0/options/0",
                "invalid additional property: url",
            ),
        ),
        (
            input_({"type": "number_input"}),
            ("missing_field", "/blocks/0/element", "missing required field: is_decimal_allowed"),
        ),
        (
            input_({"type": "number_input", "is_decimal_allowed": True, "min_value": 3}),
            ("wrong_type", "/blocks/0/element/min_value", "must provide a string"),
        ),
        (
            input_({"type": "number_input", "is_decimal_allowed": True, "min_value": "three"}),
            (
                "failed_constraint",
                "/blocks/0/element/min_value",
                "must be a string that holds a number",
            ),
        ),
        (
            input_({"type": "plain_text_input", "max_length": True}),
            ("wrong_type", "/blocks/0/element/max_length", "must provide an integer"),
        ),
        (
            input_({"type": "email_text_input", "initial_value": 3}),
            ("wrong_type", "/blocks/0/element/initial_value", "must provide a string"),
        ),
        (
            input_({"type": "datepicker", "initial_date": "20261121"}),
            ("failed_constraint", "/blocks/0/element/initial_date", "must be a YYYY-MM-DD date"),
        ),
        (
            input_({"type": "datepicker", "initial_date": "tomorrow"}),
            ("failed_constraint", "/blocks/0/element/initial_date", "must be a YYYY-MM-DD date"),
        ),
        (
            input_({"type": "datepicker", "initial_date": "2026-02-29"}),
            ("failed_constraint", "/blocks/0/element/initial_date", "must be a date that exists"),
        ),
        (
            input_({"type": "datepicker", "initial_date": 20261121}),
            ("wrong_type", "/blocks/0/element/initial_date", "must provide a string"),
        ),
        (
            input_({"type": "timepicker", "initial_time": "24:00"}),
            ("failed_constraint", "/blocks/0/element/initial_time", "must be an HH:mm time"),
        ),
        (
            input_({"type": "timepicker", "timezone": "Mars/Olympus"}),
            ("failed_constraint", "/blocks/0/element/timezone", "must be an IANA time zone"),
        ),
        (
            input_({"type": "timepicker", "timezone": 2}),
            ("wrong_type", "/blocks/0/element/timezone", "must provide a string"),
        ),
        (
            rich_text(rich_section({"type": "text", "text": "x", "style": {"loud": True}})),
            (
                "unknown_field",
                "/blocks/0/elements/0/elements/0/style",
                "invalid additional property: loud",
            ),
        ),
        (
            rich_text(rich_section({"type": "text", "text": ""})),
            (
                "failed_constraint",
                "/blocks/0/elements/0/elements/0/text",
                "must be more than 0 characters",
            ),
        ),
    ],
)
def test_a_malformed_block_is_told_where_and_why(
    block: object, expected: tuple[str, str, str]
) -> None:
    assert [(p.code, p.pointer, p.message) for p in check_blocks([block])] == [expected]
