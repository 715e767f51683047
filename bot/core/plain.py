"""Text from outside made plain: no control characters, no direction tricks, never too long."""

import re
import unicodedata

_BIDI_AND_INVISIBLE = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Marks that reorder or hide text. The joiner U+200D stays: emoji are made with it."""

_BLANK_LINES = re.compile(r"\n{3,}")


def plain_line(text: str, limit: int) -> str:
    """Return the text as one line of at most `limit` code points, ending in … when it was cut.

    Control characters, direction overrides and invisible marks are removed, and every run of
    white space becomes one blank.
    """
    line = " ".join("".join(_kept(character) for character in text).split())
    return _shortened(line, limit)


def plain_text(text: str, limit: int) -> str:
    """Return the text cleaned like `plain_line`, but with its lines, at most `limit` code points.

    Blanks at the ends of lines go, and more than one empty line in a row becomes one.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (
        "".join(_kept(character) for character in line).rstrip() for line in unified.split("\n")
    )
    return _shortened(_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip(), limit)


def _kept(character: str) -> str:
    if character in _BIDI_AND_INVISIBLE:
        return ""
    if character.isspace():
        return " "
    # Cc are controls; Cs are halves of surrogate pairs, which no encoding can store.
    return "" if unicodedata.category(character) in {"Cc", "Cs"} else character


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
