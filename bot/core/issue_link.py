"""A link to an issue, as somebody pastes it: only what is safe to show to everybody."""

import re
from typing import Final
from urllib.parse import urlsplit

from bot.core.redaction import redact

LONGEST: Final = 500

_HOST: Final = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_FORBIDDEN: Final = re.compile(r"""[\s<>|"'`\\\x00-\x1f\x7f]""")


def issue_link(text: str) -> str:
    """The address of an issue, without blanks around it; empty stays empty.

    Raises:
        ValueError: it is none that can be shown; the text says what to do instead.
    """
    link = text.strip()
    if not link:
        return ""
    if len(link) > LONGEST:
        msg = f"this link is too long; use one of at most {LONGEST} characters"
        raise ValueError(msg)
    if not _is_address(link):
        msg = "paste the whole address of the issue, beginning with https://"
        raise ValueError(msg)
    if redact(link) != link:
        msg = "this link holds something private, such as an address or a token; leave that out"
        raise ValueError(msg)
    return link


def _is_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    clean = _FORBIDDEN.search(link) is None and "@" not in parts.netloc
    return clean and parts.scheme == "https" and _HOST.fullmatch(host) is not None
