"""Text from outside made plain: no control characters, no direction tricks, never too long."""

import re

_REMOVED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are not white space
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # reordering, invisible
    "\ud800-\udfff"  # halves of surrogate pairs, which no encoding can store
    "]"
)
"""The joiner U+200D stays: emoji are made with it."""

_SPACE = re.compile(r"[^\S\n]")
_BLANK_LINES = re.compile(r"\n{3,}")


def plain_line(text: str, limit: int) -> str:
    """Return the text as one line of at most `limit` code points, ending in … when it was cut.

    Control characters, direction overrides and invisible marks are removed, and every run of
    white space becomes one blank.
    """
    return _shortened(" ".join(_REMOVED.sub("", text).split()), limit)


def plain_text(text: str, limit: int) -> str:
    """Return the text cleaned like `plain_line`, but with its lines, at most `limit` code points.

    Blanks at the ends of lines go, and more than one empty line in a row becomes one.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = _SPACE.sub(" ", _REMOVED.sub("", unified))
    lines = (line.rstrip() for line in plain.split("\n"))
    return _shortened(_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip(), limit)


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
