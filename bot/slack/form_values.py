"""What stands in a modal → the values it is about, or one sentence for each field to mend."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.core.questions import FollowupDetails
from bot.core.rotation_form import FormProblems, RotationForm
from bot.slack.payloads import Json, dig, words
from bot.views import form_ids

M = TypeVar("M", bound=BaseModel)

_CHOSEN_ONE = ("selected_date", "selected_time", "selected_user")
_TYPED = ("value",)


def _one(element: object) -> str | None:
    """The text, number, choice, day, time or person an input holds; None while it is empty."""
    for key in (*_TYPED, *_CHOSEN_ONE):
        if found := words(element, key).strip():
            return found
    return words(element, "selected_option", "value") or None


def _several(element: object) -> list[str]:
    options = dig(element, "selected_options")
    found = [words(each, "value") for each in options] if isinstance(options, list) else []
    return [value for value in found if value]


def _yes(element: object) -> bool:
    return "yes" in _several(element) or _one(element) == "yes"


def _country(element: object) -> str:
    chosen = _one(element) or ""
    return "" if chosen == form_ids.NO_COUNTRY else chosen


_READERS: Mapping[str, Callable[[object], Any]] = {
    "kinds": _several,
    "themes": _several,
    "weekdays": _several,
    "shadowing": _yes,
    "good_puzzle": _yes,
    "country": _country,
}
_MAY_BE_EMPTIED = frozenset({"ceiling"})
"""Fields that mean something when emptied; every other empty field takes its default."""


def rotation_form(values: Json) -> RotationForm | FormProblems:
    """Read the set-up form."""
    return _read(RotationForm, values, form_ids.SETUP_FIELDS)


def followup_details(values: Json) -> FollowupDetails | FormProblems:
    """Read the follow-up form."""
    return _read(FollowupDetails, values, form_ids.FOLLOWUP_FIELDS)


def _read(model: type[M], values: Json, fields: tuple[str, ...]) -> M | FormProblems:
    found: dict[str, Any] = {}
    for field in fields:
        element = dig(values, field, form_ids.VALUE)
        if element is None:
            continue
        value = _READERS.get(field, _one)(element)
        if value is not None or field in _MAY_BE_EMPTIED:
            found[field] = value
    try:
        return model.model_validate(found)
    except ValidationError as error:
        problems: dict[str, str] = {}
        for each in error.errors(include_url=False, include_input=False):
            problems.setdefault(str(each["loc"][0]), _sentence(each["type"], each.get("ctx", {})))
        return FormProblems(problems=problems)


_SENTENCES = {
    "too_short": "Please choose at least one.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than_equal": "This can be at most {le}.",
    "string_too_long": "This can be at most {max_length} characters long.",
    "int_parsing": "This must be a whole number.",
}


def _sentence(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        said = str(context.get("error", ""))
        return f"{said[:1].upper()}{said[1:]}."
    unclear = "I do not understand this value; please choose another one."
    return _SENTENCES.get(kind, unclear).format_map(context)
