"""What Slack's client says before it sends a modal: required, too long, not a number."""

import re
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from bot.sandbox.acting.values import STATEFUL
from bot.sandbox.records import Values
from bot.sandbox.refusals import Json

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def complaints(blocks: list[Json], values: Values) -> dict[str, str]:
    """Return, by block_id, a sentence for each input that cannot be sent as it is."""
    found: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            value = values[block["block_id"]][element["action_id"]][STATEFUL[element["type"]].key]
            said = _complaint(element, value, optional=bool(block.get("optional")))
            if said:
                found[block["block_id"]] = said
    return found


def _complaint(element: Json, value: object, *, optional: bool) -> str | None:
    if value in (None, "", []):
        return None if optional else "Please complete this required field."
    if element["type"] == "number_input":
        return _number(element, str(value))
    if isinstance(value, list):
        most = element.get("max_selected_items")
        return f"Choose at most {most}." if most and len(value) > most else None
    return _text(element, value) if isinstance(value, str) else None


def _number(element: Json, text: str) -> str | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return "Enter a number."
    if not number.is_finite():
        return "Enter a number."
    if not element.get("is_decimal_allowed") and number != number.to_integral_value():
        return "Enter a whole number."
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"Enter {element['min_value']} or more."
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"Enter {element['max_value']} or less."
    return None


def _text(element: Json, text: str) -> str | None:
    if len(text) < element.get("min_length", 0):
        return f"Write at least {element['min_length']} characters."
    if len(text) > element.get("max_length", 3000):
        return f"Write at most {element.get('max_length', 3000)} characters."
    if element["type"] == "email_text_input" and not _EMAIL.fullmatch(text):
        return "Enter an e-mail address."
    if element["type"] == "url_text_input" and not _is_url(text):
        return "Enter an address that begins with http:// or https://."
    return None


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
