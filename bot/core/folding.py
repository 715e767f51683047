"""The same text in plainer characters, place for place, for patterns to look at."""

import re

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63"
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20"
"""The nought of each script whose digits are ten in a row."""

_PLAINER = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
    | {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}  # full-width ASCII
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def folded(text: str) -> str:
    """The text with every kind of blank, dash and digit in its ASCII form; as long as it was."""
    return text if text.isascii() else text.translate(_PLAINER)


def without_invisible(text: str) -> str:
    """The text without soft hyphens, marks of direction and other characters of no width.

    The joiner U+200D stays: emoji are made with it.
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)
