"""The blocks the local Slack models (SLACK.md A.2), and those a surface takes."""

from collections.abc import Mapping
from typing import Final

from bot.sandbox.blockkit.composition import SLACK_FILE, WEB_ADDRESS
from bot.sandbox.blockkit.elements import element_in
from bot.sandbox.blockkit.richtext import RICH_TEXT
from bot.sandbox.blockkit.shape import Shape, Variants, at_least_one, exactly_one
from bot.sandbox.blockkit.structure import SURFACES, Surface
from bot.sandbox.blockkit.text import either, plain, text_shapes
from bot.sandbox.blockkit.values import Check, boolean, items, matching, string

_ID: Final[Mapping[str, Check]] = {"block_id": string("block_id")}

BLOCKS: Final[Mapping[str, Shape]] = {
    "section": Shape(
        optional={
            **_ID,
            "accessory": element_in("section.accessory"),
            "expand": boolean,
            "fields": items(
                Variants(shapes=text_shapes("section.fields.item_max_length")), "section.fields"
            ),
            "text": either("section.text"),
        },
        rules=(at_least_one("text", "fields"),),
    ),
    "actions": Shape(
        required={"elements": items(element_in("actions.elements"), "actions.elements")},
        optional=_ID,
    ),
    "context": Shape(
        required={"elements": items(element_in("context.elements"), "context.elements")},
        optional=_ID,
    ),
    "divider": Shape(optional=_ID),
    "header": Shape(required={"text": plain("header.text")}, optional=_ID),
    "image": Shape(
        required={"alt_text": string("image.alt_text")},
        optional={
            **_ID,
            "image_url": matching(WEB_ADDRESS, "must be a valid url", "image.image_url"),
            "slack_file": SLACK_FILE,
            "title": plain("image.title"),
        },
        rules=(exactly_one("image_url", "slack_file"),),
    ),
    "input": Shape(
        required={"element": element_in("input.element"), "label": plain("input.label")},
        optional={
            **_ID,
            "dispatch_action": boolean,
            "hint": plain("input.hint"),
            "optional": boolean,
        },
    ),
    "rich_text": Shape(required=RICH_TEXT, optional=_ID),
}
"""Shapes by type."""


def block_on(surface: Surface) -> Variants:
    """A block that Slack shows on this surface."""
    allowed = frozenset(kind for kind, surfaces in SURFACES.items() if surface in surfaces)
    return Variants(
        shapes={kind: shape for kind, shape in BLOCKS.items() if kind in allowed},
        foreign=allowed - BLOCKS.keys(),
    )
