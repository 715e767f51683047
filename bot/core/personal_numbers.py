"""E-mail addresses, IBANs, payment cards and phone numbers in free text, each told by its form."""

import re
from collections.abc import Callable

from bot.core.iban_lengths import IBAN_LENGTHS

_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]++@[\w-]++(?:\.[\w-]++)++")
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{2})")
_CARD = re.compile(
    r"(?<![\w.])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?"
    r"|3\d{3}([ -])\d{6}\2\d{5}"  # American Express writes 4-6-5
    r"|\d{13,19})(?![\d-]|\.\d)"
)
_ABOUT_A_NUMBER = re.compile(
    r"(?i)(?<![a-z])(?:order|invoice|ticket|case|ref|reference|serial|part|sku|account|tracking"
    r"|version|build|isbn|id)[ #:.]{0,3}(?:no|nr|num|number|id|code)?[ #:.]{0,3}(?:is )?$"
)
_PHONES = (
    # International: + or 00, the country, then groups.
    re.compile(r"(?<![\w+])(?:\+|00)[1-9](?:[ ().\-/]{0,2}\d){7,14}(?![\w])"),
    # North America: 3-3-4.
    re.compile(
        r"(?<![\w.\-/,])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-]|[.,]\d)"
    ),
    # Trunk prefix 0, then groups; at least nine digits.
    re.compile(r"(?<![\w.,/-])\(?0[1-9]\d{0,4}\)?(?:[ /-]{1,3}\d{2,8}){1,5}(?![\w-]|[.,/]\d)"),
    re.compile(r"(?<![\w.])0[1-9](?:\.\d{2}){4}(?![\w]|\.\d)"),
)
_NAMED_PHONE = re.compile(
    r"(?i)(?<![a-z])((?:phone|tel|telephone|mobile|cell|fax|whatsapp|call me (?:on|at)"
    r"|reach me (?:on|at))(?: ?(?:no|nr|number))?[ .:]{0,3}(?:is |at )?)"
    r"\(?\d(?:[ ().\-/]{0,2}\d){5,14}(?!\w)"
)
_DATE = re.compile(r"(?:\d{4}([-/. ])\d{1,2}\1\d{1,2}|\d{1,2}([-/. ])\d{1,2}\2\d{4})(?!\d)")
_TRUNK_DIGITS = 9
_CONTEXT = 40
_IBAN_REMAINDER = 1


def emails(text: str) -> str:
    """Replace e-mail addresses by `[email]`; `package@1.2.3` is not one."""
    return _EMAIL.sub(lambda found: "[email]" if _is_address(found[0]) else found[0], text)


def ibans(text: str) -> str:
    """Replace account numbers with a right length and checksum by `[iban]` (ISO 13616)."""
    kept, position, start = [], 0, 0
    while found := _IBAN_START.search(text, start):
        end = _iban_end(text, found.start())
        if end is None:
            start = found.start() + 1
            continue
        kept += [text[position : found.start()], "[iban]"]
        position = start = end
    return "".join([*kept, text[position:]])


def cards(text: str) -> str:
    """Replace payment card numbers with a right check digit by `[card]` (ISO/IEC 7812)."""
    return _replaced(_CARD, text, "[card]", _is_card)


def phones(text: str) -> str:
    """Replace phone numbers by `[phone]`: international, with grouping, or called one."""
    text = _NAMED_PHONE.sub(r"\1[phone]", text)
    for pattern in _PHONES:
        text = _replaced(pattern, text, "[phone]", _is_phone)
    return text


def _replaced(
    pattern: re.Pattern[str], text: str, mark: str, holds: Callable[[re.Match[str]], bool]
) -> str:
    """Replace what matches and holds; after one that does not, look again one place further."""
    kept, position, start = [], 0, 0
    while found := pattern.search(text, start):
        if holds(found):
            kept += [text[position : found.start()], mark]
            position = start = found.end()
        else:
            start = found.start() + 1
    return "".join([*kept, text[position:]])


def _is_address(candidate: str) -> bool:
    last = candidate.rpartition(".")[2]
    return len(last) > 1 and last[0].isalpha()


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
    if not length or len(compact) < length or text[position : position + 1].isalnum():
        return None
    number = "".join(str(int(character, 36)) for character in compact[4:] + compact[:4])
    return position if int(number) % 97 == _IBAN_REMAINDER else None


def _is_card(found: re.Match[str]) -> bool:
    digits = [int(character) for character in found[0] if character.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return digits[0] in {2, 3, 4, 5, 6} and (sum(digits[::-2]) + sum(doubled)) % 10 == 0


def _is_phone(found: re.Match[str]) -> bool:
    number = found[0]
    if _DATE.match(number):
        return False
    if number.lstrip("(").startswith("0") and sum(map(str.isdigit, number)) < _TRUNK_DIGITS:
        return False
    before = found.string[max(0, found.start() - _CONTEXT) : found.start()]
    return not _ABOUT_A_NUMBER.search(before)
