"""Which of a month, as people write it: "first, third", "15" or "last"."""

from collections.abc import Sequence
from typing import Final

_WORDS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_BEHIND: Final = ("st", "nd", "rd", "th")


def read_nth(text: str) -> tuple[int, ...]:
    """The numbers somebody wrote; 1 is the first, -1 the last.

    Raises:
        ValueError: a word that is none; one sentence.
    """
    typed = text.casefold().replace(",", " ").replace(" and ", " ").split()
    return tuple(_number(word) for word in typed)


def say_nth(numbers: Sequence[int]) -> str:
    """The same as one would type it: "1, 3, last"."""
    ordered = sorted(numbers, key=lambda number: (number < 0, number))
    return ", ".join("last" if number == -1 else str(number) for number in ordered)


def _number(word: str) -> int:
    if word in _WORDS:
        return _WORDS[word]
    digits = word[:-2] if word.endswith(_BEHIND) else word
    try:
        return int(digits)
    except ValueError:
        msg = f"“{word[:20]}” is no number; write 1, 3 or last, with commas between"
        raise ValueError(msg) from None
