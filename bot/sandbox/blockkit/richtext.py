"""The rich_text block: sections, lists, quotes and preformatted text, and what they hold."""

from collections.abc import Mapping
from typing import Final

from bot.sandbox.blockkit.shape import Shape, Variants
from bot.sandbox.blockkit.values import Check, boolean, choice, integer, items, string

_NAME: Final = string()
_STYLE: Final = Shape(
    optional=dict.fromkeys(
        (
            "bold",
            "client_highlight",
            "code",
            "highlight",
            "italic",
            "strike",
            "underline",
            "unlink",
        ),
        boolean,
    )
)


def _part(**required: Check) -> Shape:
    return Shape(required=required, optional={"style": _STYLE})


_TEXT: Final = _part(text=_NAME)
_LINK: Final = Shape(
    required={"url": _NAME}, optional={"style": _STYLE, "text": _NAME, "unsafe": boolean}
)
_PARTS: Final = Variants(
    shapes={
        "text": _TEXT,
        "link": _LINK,
        "broadcast": _part(range=choice("here", "channel", "everyone")),
        "channel": _part(channel_id=_NAME),
        "user": _part(user_id=_NAME),
        "usergroup": _part(usergroup_id=_NAME),
        "emoji": Shape(
            required={"name": _NAME},
            optional={"skin_tone": integer(), "style": _STYLE, "unicode": _NAME},
        ),
        "date": Shape(
            required={"timestamp": integer(), "format": _NAME},
            optional={"fallback": _NAME, "style": _STYLE, "url": _NAME},
        ),
    },
    foreign=frozenset({"color", "team"}),
)
_SECTION: Final = Shape(required={"elements": items(_PARTS)})
_LISTED: Final = Variants(shapes={"rich_text_section": _SECTION})

_CONTAINERS: Final[Mapping[str, Shape]] = {
    "rich_text_section": _SECTION,
    "rich_text_list": Shape(
        required={"elements": items(_LISTED), "style": choice("bullet", "ordered")},
        optional={
            "border": integer("rich_text_list.border"),
            "indent": integer("rich_text_list.indent"),
            "offset": integer("rich_text_list.offset"),
        },
    ),
    "rich_text_quote": Shape(
        required={"elements": items(_PARTS)},
        optional={"border": integer("rich_text_quote.border")},
    ),
    "rich_text_preformatted": Shape(
        required={"elements": items(Variants(shapes={"text": _TEXT, "link": _LINK}))},
        optional={"border": integer("rich_text_preformatted.border")},
    ),
}

RICH_TEXT: Final[Mapping[str, Check]] = {"elements": items(Variants(shapes=_CONTAINERS))}
"""The required keys of a rich_text block."""
