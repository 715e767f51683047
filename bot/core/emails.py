"""E-mail addresses in free text, also as people write them to hide them from machines."""

import re
from collections.abc import Callable, Iterator

# Han, kana and hangul are written without blanks around an address.
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_LOCAL = rf"(?:{_LETTER}|[.+'-]|%(?!40))"
_DOMAIN = rf"(?:{_LETTER}|-)++(?:\.(?:{_LETTER}|-)++)++"
_ADDRESSES = (
    re.compile(
        rf"(?<![.%+'-])(?<!{_LETTER})(?:['.-]*+)((?:{_LETTER}|[+%])(?:{_LOCAL})*+(?:@|%40){_DOMAIN})"
    ),
    re.compile(r"(?<![\w.%+-])([\w.%+-]++@[\w-]++(?:\.[\w-]++)++)"),
    re.compile(
        r"(?i)(?<![\w.+-])([\w.+-]{1,64}+ ?[(\[{] ?at ?[)\]}] ?"
        r"[\w-]{1,63}+(?:(?:\.| ?[(\[{] ?dot ?[)\]}] ?)[\w-]{1,63}+){1,5})"
    ),
    re.compile(
        r"(?<![\w.+-])([\w.+-]{1,64}+ AT [\w-]{1,63}+(?: DOT [\w-]{1,63}+|\.[\w-]{1,63}+){1,5})"
    ),
)


def _finder(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (
        found.span(1) for found in pattern.finditer(text) if _ends_like_one(found[1])
    )


emails = tuple(_finder(pattern) for pattern in _ADDRESSES)
"""Each finds one way to write an address; to be asked in this order. `package@1.2.3` is none."""


def is_address(text: str) -> bool:
    """Whether all of a text is one e-mail address."""
    text = text.strip()
    return any(span == (0, len(text)) for find in emails for span in find(text))


def _ends_like_one(candidate: str) -> bool:
    last = re.split(r"[. )\]}]", candidate)[-1]
    return len(last) > 1 and last[0].isalpha()
