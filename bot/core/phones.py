"""Phone numbers in free text: international, with grouping as countries write it, or called one."""

import re
from collections.abc import Callable, Iterator

from bot.core.matches import spans_that_hold

_ABOUT_A_NUMBER = re.compile(
    r"(?i)(?<![a-z])(?:order|invoice|ticket|case|ref|reference|serial|part|sku|account|tracking"
    r"|version|build|isbn|id)[ #:.]{0,3}(?:no|nr|num|number|id|code)?[ #:.]{0,3}(?:is )?$"
)
# In ASCII, so that a number may touch a letter of a script that writes no blanks.
_GROUPED = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        # International: + or 00, the country, then groups.
        r"(?<![\w+])(?:\+|00)[1-9](?:[ ().\-/]{0,3}\d){7,14}(?![\w])",
        # North America: 3-3-4.
        r"(?<![\w.\-/,])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-]|[.,]\d)",
        # A dialling code in brackets, as in Brazil and Russia.
        r"(?<![\w.\-/,])(?:[18][- ])?\(\d{2,4}\) ?\d{3,5}(?:[- ]\d{2,4}){1,2}(?![\w-]|[.,]\d)",
        # Chinese mobiles: 3-4-4.
        r"(?<![\w.\-/,])1[3-9]\d([ -])\d{4}\1\d{4}(?![\w-]|[.,]\d)",
        # Trunk prefix 0, then groups; at least nine digits.
        r"(?<![\w.,/-])\(?0[1-9]\d{0,4}\)?(?:[ /-]{1,3}\d{2,8}){1,5}(?![\w-]|[.,/]\d)",
        r"(?<![\w.])0[1-9](?:\.\d{2}){4}(?![\w]|\.\d)",
    )
)
_NAMES = (
    "phone|telephone|telefon|telefono|telefone|t[eé]l[eé]phone|tel[eé]fono|telem[oó]vel|t[eé]l|tel|tlf|mobile"
    "|mobil|m[oó]vil|mobiel|portable|handy|cell|cellulare|celular|cellphone|puhelin|fax|whatsapp"
    "|wa\\.me/|телефон|тел|моб|هاتف|جوال|טלפון|電話|电话|手机|手機|携帯|전화|휴대폰"
    "|call me (?:on|at)|reach me (?:on|at)"
)
_NAMED = re.compile(
    rf"(?i)(?<![a-zà-ÿа-я])(?:{_NAMES})(?: ?(?:no|nr|n|num|number|nummer|numéro|número))?"
    r"[ .:=°]{0,3}(?:is |ist |est |es |es el |é |er |on |at |は|番号は?|号码是?|是)?[ .:]{0,2}"
    r"(\(?\d(?:[ ().\-/]{0,2}\d){5,14})(?![0-9A-Za-z_])"
)
_DATE = re.compile(r"(?:\d{4}([-/. ])\d{1,2}\1\d{1,2}|\d{1,2}([-/. ])\d{1,2}\2\d{4})(?!\d)")
_TRUNK_DIGITS = 9
_CONTEXT = 40


def _called_one(text: str) -> Iterator[tuple[int, int]]:
    return (found.span(1) for found in _NAMED.finditer(text))


def _grouped(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: spans_that_hold(pattern, text, _is_phone)


phones = (_called_one, *(_grouped(pattern) for pattern in _GROUPED))
"""Each finds one way to write a phone number; to be asked in this order."""


def _is_phone(found: re.Match[str]) -> bool:
    number = found[0]
    if _DATE.match(number):
        return False
    if number.lstrip("(").startswith("0") and sum(map(str.isdigit, number)) < _TRUNK_DIGITS:
        return False
    before = found.string[max(0, found.start() - _CONTEXT) : found.start()]
    return not _ABOUT_A_NUMBER.search(before)
