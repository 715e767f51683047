"""A form that could not be saved: what to mend, in one sentence for each field."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from bot.core.messages import Value


class FormProblems(Value):
    """Field name → one sentence each. Nothing was changed."""

    problems: dict[str, str]


_SENTENCES: Final = {
    "too_short": "Please choose at least one.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than_equal": "This can be at most {le}.",
    "string_too_long": "This can be at most {max_length} characters long.",
    "int_parsing": "This must be a whole number.",
    "float_parsing": "This must be a number, such as 0.5.",
    "finite_number": "This must be a number, such as 0.5.",
}


def problems_of(error: ValidationError) -> FormProblems:
    """What a form's validation found, in sentences for the person who filled it in."""
    problems: dict[str, str] = {}
    for each in error.errors(include_url=False, include_input=False):
        problems.setdefault(str(each["loc"][0]), _sentence(each["type"], each.get("ctx", {})))
    return FormProblems(problems=problems)


def _sentence(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        said = str(context.get("error", ""))
        return f"{said[:1].upper()}{said[1:]}."
    unclear = "I do not understand this value; please choose another one."
    return _SENTENCES.get(kind, unclear).format_map(context)
