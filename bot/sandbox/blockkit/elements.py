"""All elements the local Slack models, and which of them may stand in a given place."""

from collections.abc import Mapping
from typing import Final

from bot.sandbox.blockkit.choices import CHOICES
from bot.sandbox.blockkit.composition import CONFIRM, SLACK_FILE, WEB_ADDRESS
from bot.sandbox.blockkit.inputs import INPUTS
from bot.sandbox.blockkit.shape import Shape, Variants, exactly_one
from bot.sandbox.blockkit.structure import PLACES, Place
from bot.sandbox.blockkit.text import plain, text_shapes
from bot.sandbox.blockkit.values import choice, matching, string

_BUTTON: Final = Shape(
    required={"text": plain("button.text")},
    optional={
        "accessibility_label": string("button.accessibility_label"),
        "action_id": string("action_id"),
        "confirm": CONFIRM,
        "style": choice("primary", "danger"),
        # Slack opens other schemes than the web's too (mailto:, slack:).
        "url": matching(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", "must be a valid url", "button.url"),
        "value": string("button.value"),
    },
)
_IMAGE: Final = Shape(
    required={"alt_text": string("image_element.alt_text")},
    optional={
        "image_url": matching(WEB_ADDRESS, "must be a valid url", "image_element.image_url"),
        "slack_file": SLACK_FILE,
    },
    rules=(exactly_one("image_url", "slack_file"),),
)

ELEMENTS: Final[Mapping[str, Shape]] = {
    "button": _BUTTON,
    "image": _IMAGE,
    **CHOICES,
    **INPUTS,
    **text_shapes(),
}
"""Shapes by type. Text objects are among them because a context block lists them as elements."""


def element_in(place: Place) -> Variants:
    """An element that Slack takes in this place."""
    allowed = PLACES[place]
    return Variants(
        shapes={kind: shape for kind, shape in ELEMENTS.items() if kind in allowed},
        foreign=allowed - ELEMENTS.keys(),
    )
