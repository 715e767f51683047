"""Small payloads that Slack takes, to be bent by the tests."""

from typing import Any

Json = dict[str, Any]


def plain(text: str = "Hello") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "*Hello*") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(name: str = "one", **more: object) -> Json:
    return {"text": plain(name), "value": name, **more}


def options(count: int) -> list[Json]:
    return [option(f"o{number}") for number in range(count)]


def button(**more: object) -> Json:
    return {"type": "button", "text": plain("Done"), **more}


def select(**more: object) -> Json:
    return {"type": "static_select", "options": options(2), **more}


def confirm(**more: object) -> Json:
    return {
        "title": plain("Sure?"),
        "text": mrkdwn("It cannot be undone."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
        **more,
    }


def section(**more: object) -> Json:
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


def image(**more: object) -> Json:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a", **more}


def input_(element: Json | None = None, **more: object) -> Json:
    element = {"type": "plain_text_input"} if element is None else element
    return {"type": "input", "label": plain("Name"), "element": element, **more}


def rich_text(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def rich_section(*parts: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(parts)}


def modal(*blocks: Json, **more: object) -> Json:
    return {
        "type": "modal",
        "title": plain("Set up"),
        "submit": plain("Save"),
        "blocks": list(blocks) or [section()],
        **more,
    }


def home(*blocks: Json, **more: object) -> Json:
    return {"type": "home", "blocks": list(blocks) or [section()], **more}
