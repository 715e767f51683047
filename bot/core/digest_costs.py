"""How long each item of a digest is at most, in code points, once it is drawn and escaped.

The views shorten to these limits, so a message laid out by these numbers is never cut.
"""

from typing import Final, assert_never

from bot.core.digest_messages import Quote, Thanks
from bot.core.message_parts import PromiseLine

QUOTE_LIMIT: Final = 500
LINE_LIMIT: Final = 300
PROMISE_LIMIT: Final = 200
NAME_LIMIT: Final = 80
"""Of texts, escaped."""

_PERSON: Final = 36
"""A mention, whatever the id."""
_DATE: Final = 16
"""" · due Mon 23 Nov"."""
_ESCAPED: Final = {"&": 5, "<": 4, ">": 4}

Item = Quote | PromiseLine | Thanks


def cost(item: Item) -> int:
    """The length of one item of a list, with its bullet and line break."""
    match item:
        case Quote():
            return 8 + _text(item.text, LINE_LIMIT) + _source(item)
        case Thanks():
            return 14 + 2 * _PERSON + _text(item.text, LINE_LIMIT)
        case PromiseLine():
            return _promise(item)
    assert_never(item)


def quotation_cost(quote: Quote) -> int:
    """The length of a customer's words drawn as a quotation."""
    lines = 1 + quote.text.count("\n") + quote.text.count("\r")
    words = min(_escaped(quote.text), QUOTE_LIMIT)
    return 2 + words + 2 * min(lines, words + 1) + _source(quote)


def _source(quote: Quote) -> int:
    return max(_text(quote.alias, NAME_LIMIT), len("a customer")) + len(", heard by ") + _PERSON


def _promise(line: PromiseLine) -> int:
    length = 4 + _text(line.text, PROMISE_LIMIT)
    if line.alias:
        length += len(" · to ") + _text(line.alias, NAME_LIMIT)
    length += _DATE if line.due_on else 0
    length += len(" · next update") + _DATE if line.update_on else 0
    length += 3 + _PERSON if line.owner_user_id else 0
    length += len(" ·  was asked to take it over") + _PERSON if line.asked_user_id else 0
    return length


def _text(text: str, limit: int) -> int:
    return min(_escaped(text), limit)


def _escaped(text: str) -> int:
    return sum(_ESCAPED.get(character, 1) for character in text)
