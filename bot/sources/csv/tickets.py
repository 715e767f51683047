"""One row of an export made a contact."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parseaddr
from urllib.parse import urlsplit

from bot.core.redaction import plain_line, plain_text, redact
from bot.ports import ContactState, IncomingContact
from bot.sources.csv.rows import Row

SUBJECT_LIMIT = 250
BODY_LIMIT = 2_000
_NAME_LIMIT = 120
_ID_LIMIT = 255
_URL_LIMIT = 2_000
_TAG_LIMIT = 60
_MOST_TAGS = 20
_LONGEST_RAW = 50_000
"""More of a body is never looked at: 2,000 characters are kept."""

_PLACEHOLDER = re.compile(r"\{{1,2}\s{0,3}([A-Za-z][\w -]{1,40}?)\s{0,3}\}{1,2}")


class BadRowError(Exception):
    """A row cannot become a contact; the text is the sentence for the operator."""


def ticket(
    row: Row,
    columns: Mapping[str, str],
    state: ContactState,
    instant: Callable[[str], datetime | None],
) -> IncomingContact:
    """Return the row as a ticket.

    Args:
        row: its values by column.
        columns: field to column.
        state: what its status means.
        instant: reads the time it was opened, or returns None.

    Raises:
        BadRowError: it has no usable id, or neither subject nor body.
    """
    fields = {field: row.values.get(column, "") for field, column in columns.items()}
    body = _body(_filled(fields.get("body", "")[:_LONGEST_RAW], row.values))
    subject = _line(_filled(fields["subject"][:_LONGEST_RAW], row.values), SUBJECT_LIMIT)
    email = address(fields.get("email", ""))
    host = fields.get("owner", "")
    host_email = address(host)
    return IncomingContact(
        kind="ticket",
        external_id=ticket_id(row, columns),
        subject=subject or _first_line(body),
        body=body,
        customer_ref=plain_line(fields.get("customer", ""), _NAME_LIMIT),
        customer_email=email,
        customer_person=_line(fields.get("person", ""), _NAME_LIMIT),
        customer_company=_line(fields.get("company", ""), _NAME_LIMIT),
        host_email=host_email,
        host_name="" if host_email else _line(host, _NAME_LIMIT),
        url=_url(fields.get("url", "")),
        state=state,
        opened_at=instant(fields.get("opened", "")),
        tags=_tags(columns.get("tags", ""), fields.get("tags", "")),
    )


def ticket_id(row: Row, columns: Mapping[str, str]) -> str:
    """Return the row's id.

    Raises:
        BadRowError: it has none, or one longer than 255 characters.
    """
    external_id = plain_line(row.values.get(columns["id"], "")[:_LONGEST_RAW], _ID_LIMIT + 1)
    if not external_id:
        message = f"It has no id in the column “{columns['id']}”; it was skipped."
        raise BadRowError(message)
    if len(external_id) > _ID_LIMIT:
        message = f"Its id has more than {_ID_LIMIT} characters; it was skipped."
        raise BadRowError(message)
    return external_id


def address(value: str) -> str:
    """Return the e-mail address in “Ada <ADA@x.example>” in lower case, or nothing."""
    found = parseaddr(plain_line(value, 320))[1].lower()
    local, at_sign, domain = found.rpartition("@")
    return found if local and at_sign and "." in domain and " " not in found else ""


def _body(text: str) -> str:
    return plain_text(redact(text), BODY_LIMIT)


def _line(text: str, limit: int) -> str:
    return plain_line(redact(text), limit)


def _first_line(body: str) -> str:
    first = plain_line(body.partition("\n")[0], SUBJECT_LIMIT)
    if not first:
        message = "It has neither subject nor text; it was skipped."
        raise BadRowError(message)
    return first


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fill a template's {product_purchased} from this row's column “Product Purchased”."""
    if "{" not in text:
        return text
    by_name = {_name(column): value.strip() for column, value in values.items()}
    return _PLACEHOLDER.sub(lambda found: by_name.get(_name(found[1]), "") or found[0], text)


def _name(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _url(value: str) -> str:
    value = value.strip()
    if len(value) > _URL_LIMIT or plain_line(value, _URL_LIMIT) != value or " " in value:
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in {"http", "https"} and parts.hostname else ""


def _tags(column: str, value: str) -> tuple[str, ...]:
    by_blanks = _name(column) in {"tags", "labels"} and not re.search(r"[,;|]", value)
    pieces = value.split() if by_blanks else re.split(r"[,;|\n]", value)
    tags = (_line(piece, _TAG_LIMIT) for piece in pieces)
    return tuple(dict.fromkeys(tag for tag in tags if tag))[:_MOST_TAGS]
