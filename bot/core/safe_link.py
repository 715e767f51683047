"""A link into somebody else's system, without what it says about people."""

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from bot.core.redaction import redact

_PERSONAL: Final = re.compile(
    r"(?i)(?:^|[_.-])(?:e?-?mail|phone|mobile|username|login|name|firstname|lastname)(?:$|[_.-])"
)
_UNLOCKING: Final = re.compile(
    r"(?i)(?:^|[_.-])(?:token|jwt|apikey|(?:api|access|auth|secret)[_-]?key|sig|signature|auth"
    r"|password|pass|pwd|secret|session|sid)(?:$|[_.-])"
)
_THREAD: Final = re.compile(r"@thread\.(?:v2|tacv2|skype)(?![\w.-])")
"""How Teams names a meeting's chat, which looks like an address and is none."""
_ADDRESS: Final = "[email]"
_TOKEN: Final = "[token]"  # noqa: S105 -- our mark for one


def safe_link(url: str, *, unlocks: bool = False) -> str:
    """The link without the parameters that name a person or let somebody in.

    Empty if the address itself does: without its path it would lead nowhere. A link that is as
    it should be comes back as it was.

    Args:
        url: where a contact is in the system it comes from, or where a call is held.
        unlocks: it must still let its reader in, as a call's does: only what names people goes.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    at_home = f"{parts.netloc}{unquote(parts.path)}"
    if "@" in parts.netloc or _tells(at_home, unlocks=unlocks):
        return ""
    given = parse_qsl(parts.query, keep_blank_values=True)
    kept = [one for one in given if not _is_private(*one, unlocks=unlocks)]
    fragment = "" if _tells(unquote(parts.fragment), unlocks=unlocks) else parts.fragment
    if len(kept) == len(given) and fragment == parts.fragment:
        return url
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=fragment))


def _is_private(name: str, value: str, *, unlocks: bool) -> bool:
    if _PERSONAL.search(name):
        return True
    return _tells(value, unlocks=unlocks) or (not unlocks and bool(_UNLOCKING.search(name)))


def _tells(text: str, *, unlocks: bool) -> bool:
    """Whether it holds an address or a secret; numbers in a link are those of its things."""
    less = redact(_THREAD.sub("", text))
    return _ADDRESS in less or (not unlocks and _TOKEN in less)
