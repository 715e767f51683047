"""Elements into which one types, and the pickers of dates and times (SLACK.md A.3)."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.sandbox.blockkit.composition import CONFIRM, DISPATCH_ACTION_CONFIG
from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.shape import Shape
from bot.sandbox.blockkit.text import plain
from bot.sandbox.blockkit.values import (
    Check,
    boolean,
    failed,
    integer,
    matching,
    string,
    wrong_type,
)

_COMMON: Final[Mapping[str, Check]] = {
    "action_id": string("action_id"),
    "focus_on_load": boolean,
}
_TYPED: Final[Mapping[str, Check]] = {**_COMMON, "dispatch_action_config": DISPATCH_ACTION_CONFIG}
_PICKED: Final[Mapping[str, Check]] = {**_COMMON, "confirm": CONFIRM}
# Slack wants the numbers of a number_input as strings.
_NUMBER: Final = matching(r"-?[0-9]+(\.[0-9]+)?", "must be a string that holds a number")


def _any_string(value: object, pointer: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield wrong_type(pointer, "a string")


def _day(value: object, pointer: str) -> Iterator[Problem]:
    wrong = list(
        matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "must be a YYYY-MM-DD date")(value, pointer)
    )
    yield from wrong
    if not wrong and isinstance(value, str):
        try:
            date.fromisoformat(value)
        except ValueError:
            yield failed(pointer, "must be a date that exists")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: object, pointer: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield wrong_type(pointer, "a string")
    elif value not in _zones():
        yield failed(pointer, "must be an IANA time zone")


INPUTS: Final[Mapping[str, Shape]] = {
    "plain_text_input": Shape(
        optional={
            **_TYPED,
            "initial_value": string("plain_text_input.initial_value"),
            "max_length": integer("plain_text_input.max_length"),
            "min_length": integer("plain_text_input.min_length"),
            "multiline": boolean,
            "placeholder": plain("plain_text_input.placeholder"),
        }
    ),
    "email_text_input": Shape(
        optional={
            **_TYPED,
            "initial_value": _any_string,
            "placeholder": plain("email_input.placeholder"),
        }
    ),
    "url_text_input": Shape(
        optional={
            **_TYPED,
            "initial_value": _any_string,
            "placeholder": plain("url_input.placeholder"),
        }
    ),
    "number_input": Shape(
        required={"is_decimal_allowed": boolean},
        optional={
            **_TYPED,
            "initial_value": _NUMBER,
            "max_value": _NUMBER,
            "min_value": _NUMBER,
            "placeholder": plain("number_input.placeholder"),
        },
    ),
    "datepicker": Shape(
        optional={
            **_PICKED,
            "initial_date": _day,
            "placeholder": plain("date_picker.placeholder"),
        }
    ),
    "timepicker": Shape(
        optional={
            **_PICKED,
            "initial_time": matching(r"([01][0-9]|2[0-3]):[0-5][0-9]", "must be an HH:mm time"),
            "placeholder": plain("time_picker.placeholder"),
            "timezone": _zone,
        }
    ),
    "datetimepicker": Shape(
        optional={**_PICKED, "initial_date_time": integer("date_time_picker.initial_date_time")}
    ),
}
"""Shapes of the typing and picking elements by type."""
