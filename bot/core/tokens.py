"""Secrets of machines in free text: API keys, signed tokens, passwords in so many words."""

import re
from collections.abc import Callable, Iterator

_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"xox[a-z]-[\w-]{10,}+|xapp-[\w-]{10,}+"  # Slack
    r"|(?:sk|pk|rk)_(?:live|test)_\w{10,}+|whsec_\w{10,}+"  # Stripe
    r"|gh[pousr]_\w{20,}+|github_pat_\w{20,}+|glpat-[\w-]{15,}+"  # GitHub, GitLab
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"  # AWS
    r"|AIza[\w-]{30,}+|ya29\.[\w-]{20,}+"  # Google
    r"|sk-[\w-]{20,}+|npm_\w{30,}+|pypi-[\w-]{30,}+"
    r"|(?<![_-])eyJ[\w-]{8,}+\.[\w-]{8,}+(?:\.[\w-]*+)?"  # JWT: base64 of '{"'
    r")"
)
_BEARER = re.compile(r"(?i)(?<!\w)(?:bearer|basic)[ \t]{1,3}([\w.~+/-]{16,}+=*+)")
_IN_ADDRESS = re.compile(r"(?<=://)[^/\s:@]{1,100}+:(?!\[token\])([^/\s@]{1,200}+)@")
_NAME = (
    r"(?i)(?<![a-z0-9])(?:pass(?:word|wd|code|phrase)|pwd|secret|api[ _-]?key"
    r"|(?:admin|db|ftp|login|root|ssh|vpn|wi-?fi)[ _-]?pass"
    r"|(?:access|auth)?[ _-]?token|signature|passwort|kennwort|mot de passe|contraseña|senha"
    r"|wachtwoord|hasło|lösenord|passord|adgangskode|salasana|parola|пароль|密码|密碼|パスワード"
    r"|비밀번호)"
)
_QUOTED = re.compile(
    rf"{_NAME}(?:[ \t]{{0,3}}[:=][ \t]{{0,3}}|[ \t]is[ \t])"
    r"([\"'])(?!\[token\])([^\s\"']{4,100}+)\1"
)
_NAMED = re.compile(
    rf"{_NAME}"
    r"(?:[ \t]{0,3}[:=][ \t]{0,3}[\"']?|[ \t]is[ \t][\"'])"
    r"(?!\[token\])([^\s&\"',;]{4,}+)"
)
_LONG = re.compile(r"(?<![A-Za-z0-9_+/.-])[A-Za-z0-9_+-]{32,}+={0,2}(?![A-Za-z0-9_/.])")
_HEX = re.compile(r"[0-9a-fA-F]{32,}+")
_COMMIT = re.compile(
    r"(?i)(?<![a-z])(?:commit|revision|rev|sha1?|tree|blob|merge|pick)s?[ :#/]{1,3}$"
)
_COMMIT_LENGTHS = (40, 64)
_SOLID = re.compile(r"[A-Za-z0-9]{20,}+")
_PART_OF_WORD = re.compile(r"[a-z]{4,}+")
_KEY_BEGIN = re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----")
_KEY_END = re.compile(r"-----END [A-Z ]{0,30}PRIVATE KEY-----")

_LONG_MIXED = 40
"""Characters from which a mixture of cases and digits counts as a secret; hexadecimal: 32."""
_CONTEXT = 16


def _private_keys(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while begin := _KEY_BEGIN.search(text, position):
        end = _KEY_END.search(text, begin.end())
        # Cut off: what follows may all be key.
        position = len(text) if end is None else end.end()
        yield begin.start(), position


def _prefixed(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _PREFIXED.finditer(text))


def _group(pattern: re.Pattern[str], number: int) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (found.span(number) for found in pattern.finditer(text))


def _long(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _LONG.finditer(text) if _is_secret(found))


FINDERS = (
    _private_keys,
    _prefixed,
    _group(_BEARER, 1),
    _group(_IN_ADDRESS, 1),
    _group(_QUOTED, 2),
    _group(_NAMED, 1),
    _long,
)
"""Each finds one kind of key or password; to be asked in this order."""


def _is_secret(match: re.Match[str]) -> bool:
    found = match[0]
    digits = any(character.isdigit() for character in found)
    letters = any(character.isalpha() for character in found)
    if _HEX.fullmatch(found):
        before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
        commit = len(found) in _COMMIT_LENGTHS and _COMMIT.search(before)
        return digits and letters and not commit
    mixed = found.upper() != found and found.lower() != found and digits
    # Words joined by hyphens are a title; a secret has a long solid stretch.
    return bool(len(found) >= _LONG_MIXED and mixed and _SOLID.search(found)) and not _words(found)


def _words(found: str) -> bool:
    """Whether more than half of it are letters in a row, as in the name of a class."""
    return sum(map(len, _PART_OF_WORD.findall(found))) * 2 > len(found)
