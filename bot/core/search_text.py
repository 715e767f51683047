"""What a text is searched by: its words, folded, the same for every database.

The databases' own ways of cutting text into words differ (and differ between their versions), so
they get words that are cut already: letters and digits only, without accents and case.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

LONGEST_WORD: Final = 64
MOST_WORDS: Final = 4000
"""PostgreSQL keeps no positions beyond 16,383; an answer has three texts."""
GAP: Final = "§"
"""Stands between two texts, so that no phrase reaches across; nobody can type it as a word."""

_ASCII: Final = re.compile("[a-z0-9]+")
_SPACELESS: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Japanese kana
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts written without blanks between words: there each character counts as a word."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order: "Über-Zölle!" gives uber and zolle."""
    if text.isascii():  # most are, and this is much quicker
        return tuple(word[:LONGEST_WORD] for word in _ASCII.findall(text.casefold()))
    return tuple(word[:LONGEST_WORD] for word in _cut(_folded(text)))


def index_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of several texts one after the other, with a gap between two of them."""
    found: list[str] = []
    for text in texts:
        words = words_of(text)[:MOST_WORDS]
        if words:
            found += ([GAP] if found else []) + list(words)
    return tuple(found)


def fact(kind: str, value: str) -> str:
    """A word for something that is so and no text says: who, which kind, which theme.

    ``kind`` is one letter. It is found like a word, but cannot be typed as one.
    """
    plain = "".join(character for character in _folded(value) if character.isalnum())
    return f"{GAP}{kind}{plain}"


def _folded(text: str) -> str:
    """Without case, accents and the forms that only differ in looks ("ﬁ", "²")."""
    unfolded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", unfolded)
        if unicodedata.category(character) != "Mn"
    )


def _cut(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if _stands_alone(character):
            if word:
                yield word
            yield character
            word = ""
        elif character.isalnum() or unicodedata.category(character) == "Mc":
            word += character
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _stands_alone(character: str) -> bool:
    if character < "\u0e00" or not character.isalnum():
        return False
    return any(first <= ord(character) <= last for first, last in _SPACELESS)
