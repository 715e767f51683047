"""IBANs and payment cards in free text, told by their check digits."""

import re
from collections.abc import Iterator

from bot.core.iban_lengths import IBAN_LENGTHS
from bot.core.matches import spans_that_hold

_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{2})")
# In ASCII, so that a number may touch a letter of a script that writes no blanks.
_CARD = re.compile(
    r"(?<![\w.])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?"
    r"|3\d{3}([ -])\d{6}\2\d{5}"  # American Express writes 4-6-5
    r"|4\d{12}|\d{14,19})(?![\d-]|\.\d)",
    re.ASCII,
)
_IBAN_REMAINDER = 1


def ibans(text: str) -> Iterator[tuple[int, int]]:
    """Where account numbers with a right length and checksum are (ISO 13616)."""
    start = 0
    while found := _IBAN_START.search(text, start):
        end = _iban_end(text, found.start())
        start = found.start() + 1
        if end is not None:
            yield found.start(), end
            start = end


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Where payment card numbers with a right check digit are (ISO/IEC 7812)."""
    return spans_that_hold(_CARD, text, _is_card)


def _iban_end(text: str, start: int) -> int | None:
    length = IBAN_LENGTHS.get(text[start : start + 2].upper(), 0)
    compact, position = "", start
    while len(compact) < length and position < len(text):
        character = text[position]
        if character.isascii() and character.isalnum():
            compact += character.upper()
        elif character not in " -" or text[position - 1] in " -":
            return None
        position += 1
    following = text[position : position + 1]
    if not length or len(compact) < length or (following.isascii() and following.isalnum()):
        return None
    number = "".join(str(int(character, 36)) for character in compact[4:] + compact[:4])
    return position if int(number) % 97 == _IBAN_REMAINDER else None


def _is_card(found: re.Match[str]) -> bool:
    digits = [int(character) for character in found[0] if character.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return digits[0] in {2, 3, 4, 5, 6} and (sum(digits[::-2]) + sum(doubled)) % 10 == 0
