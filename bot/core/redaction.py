"""Numbers and secrets of people taken out of free text before it is stored.

Own patterns rather than a library: the kept ones are heavy or fetch models. Every pattern is
bounded or possessive, so the time is linear in the length of the text, however hostile.
"""

import re
from collections.abc import Callable

from bot.core.personal_numbers import cards, emails, ibans, phones
from bot.core.plain import plain_line, plain_text
from bot.core.tokens import tokens

__all__ = ["plain_line", "plain_text", "redact"]

_NUMBERS: tuple[Callable[[str], str], ...] = (ibans, cards, phones)
"""The order matters: an IBAN ends like a phone number."""

_DIGIT = re.compile(r"\d")


def redact(text: str) -> str:
    """Return the text with what identifies or unlocks replaced by marks.

    `[token]`, `[email]`, `[iban]` (with a right checksum), `[card]` (likewise) and `[phone]`.
    Order numbers, versions, prices, dates and postal codes stay. Applying it twice changes
    nothing more.
    """
    text = tokens(text)  # first: a token may hold something like an address
    text = emails(text)
    if _DIGIT.search(text):
        for step in _NUMBERS:
            text = step(text)
    return text
