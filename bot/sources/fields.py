"""What every source does alike to a single value: cleaned, redacted, shortened."""

import re
from email.utils import parseaddr
from urllib.parse import urlsplit

from bot.core.redaction import plain_line, plain_text, redact

SUBJECT_LIMIT = 250
BODY_LIMIT = 2_000
NAME_LIMIT = 120
ID_LIMIT = 255
_URL_LIMIT = 2_000
_ADDRESS_LIMIT = 320
_LONGEST_RAW = 50_000
"""Characters of one value that are looked at; far more than is kept."""


def one_line(text: str, limit: int) -> str:
    """Return plain, redacted text of one line."""
    return plain_line(redact(text[:_LONGEST_RAW]), limit)


def body_text(text: str) -> str:
    """Return plain, redacted text with its lines, at most 2,000 characters."""
    return plain_text(redact(text[:_LONGEST_RAW]), BODY_LIMIT)


def address(value: str) -> str:
    """Return the e-mail address in “Ada <ADA@x.example>” in lower case, or nothing."""
    found = parseaddr(plain_line(value[:_LONGEST_RAW], _ADDRESS_LIMIT))[1].lower()
    local, at_sign, domain = found.rpartition("@")
    return found if local and at_sign and "." in domain and " " not in found else ""


def web_address(value: str) -> str:
    """Return the value if it is one http or https address and nothing else, or nothing."""
    value = value.strip()
    if len(value) > _URL_LIMIT or plain_line(value, _URL_LIMIT) != value or re.search(r"\s", value):
        return ""
    try:
        parts = urlsplit(value)
        fetchable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return value if fetchable else ""
