"""Numbers and secrets of people taken out of free text before it is stored.

Own patterns rather than a library: the kept ones are heavy or fetch models. Every pattern is
bounded or possessive, so the time is linear in the length of the text, however hostile. How much
they find is measured by ``python -m tests.bench redaction``.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from bot.core.emails import emails
from bot.core.folding import folded, without_invisible
from bot.core.personal_numbers import cards, ibans
from bot.core.phones import phones
from bot.core.plain import plain_line, plain_text
from bot.core.tokens import FINDERS as TOKENS

__all__ = ["plain_line", "plain_text", "redact"]

Span = tuple[int, int]
Finder = Callable[[str], Iterable[Span]]

_LETTERS: tuple[tuple[str, Finder], ...] = (
    *(("[token]", find) for find in TOKENS),  # first: one may hold something like an address
    *(("[email]", find) for find in emails),
)
_NUMBERS: tuple[tuple[str, Finder], ...] = (
    # The order matters: an IBAN ends like a phone number.
    ("[iban]", ibans),
    ("[card]", cards),
    *(("[phone]", find) for find in phones),
)
_DIGIT = re.compile(r"\d")


def redact(text: str) -> str:
    """Return the text with what identifies or unlocks replaced by marks.

    `[token]`, `[email]`, `[iban]` (with a right checksum), `[card]` (likewise) and `[phone]`.
    Order numbers, versions, prices, dates and postal codes stay. Blanks, dashes and digits of any
    script count as what they look like, and characters of no width are dropped. Applying it twice
    changes nothing more.
    """
    text = without_invisible(text)
    plainer = folded(text)
    for mark, find in (*_LETTERS, *(_NUMBERS if _DIGIT.search(plainer) else ())):
        spans = tuple(find(plainer))
        if spans:
            text, plainer = _marked(text, spans, mark), _marked(plainer, spans, mark)
    return text


def _marked(text: str, spans: Iterable[Span], mark: str) -> str:
    return "".join(_pieces(text, spans, mark))


def _pieces(text: str, spans: Iterable[Span], mark: str) -> Iterator[str]:
    position = 0
    for start, end in spans:
        yield text[position:start]
        yield mark
        position = end
    yield text[position:]
