"""Secrets of machines in free text: API keys, signed tokens, passwords in so many words."""

import re

_MARK = "[token]"

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
_BEARER = re.compile(r"(?i)(?<!\w)(bearer|basic)[ \t]{1,3}([\w.~+/-]{16,}+=*+)")
_NAMED = re.compile(
    r"(?i)(?<![a-z0-9])(pass(?:word|wd|code)|pwd|secret|api[ _-]?key|(?:access|auth)?[ _-]?token"
    r"|signature)"
    r"([ \t]{0,3}[:=][ \t]{0,3})"
    r"(?!\[token\])([^\s&\"',;]{4,}+)"
)
_LONG = re.compile(r"(?<![A-Za-z0-9_+/.-])[A-Za-z0-9_+-]{32,}+={0,2}(?![A-Za-z0-9_/.])")
_HEX = re.compile(r"[0-9a-fA-F]{32,}+")
_SOLID = re.compile(r"[A-Za-z0-9]{20,}+")
_KEY_BEGIN = re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----")
_KEY_END = re.compile(r"-----END [A-Z ]{0,30}PRIVATE KEY-----")

_LONG_MIXED = 40
"""Characters from which a mixture of cases and digits counts as a secret; hexadecimal: 32."""


def tokens(text: str) -> str:
    """Replace keys and passwords by `[token]`."""
    text = _without_private_keys(text)
    text = _PREFIXED.sub(_MARK, text)
    text = _BEARER.sub(rf"\1 {_MARK}", text)
    text = _NAMED.sub(rf"\1\2{_MARK}", text)
    return _LONG.sub(_long, text)


def _without_private_keys(text: str) -> str:
    kept, position = [], 0
    while begin := _KEY_BEGIN.search(text, position):
        kept += [text[position : begin.start()], _MARK]
        end = _KEY_END.search(text, begin.end())
        if end is None:  # cut off: what follows may all be key
            return "".join(kept)
        position = end.end()
    return "".join([*kept, text[position:]])


def _long(match: re.Match[str]) -> str:
    found = match[0]
    digits = any(character.isdigit() for character in found)
    letters = any(character.isalpha() for character in found)
    if _HEX.fullmatch(found):
        return _MARK if digits and letters else found
    mixed = found.upper() != found and found.lower() != found and digits
    # Words joined by hyphens are a title; a secret has a long solid stretch.
    return _MARK if len(found) >= _LONG_MIXED and mixed and _SOLID.search(found) else found
