"""One row of an export made a contact."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.core.plain import plain_line
from bot.ports import ContactState, IncomingContact
from bot.sources.csv.rows import Row
from bot.sources.fields import (
    ID_LIMIT,
    NAME_LIMIT,
    SUBJECT_LIMIT,
    address,
    body_text,
    one_line,
    web_address,
)

_TAG_LIMIT = 60
_MOST_TAGS = 20

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
    body = body_text(_filled(fields.get("body", ""), row.values))
    subject = one_line(_filled(fields["subject"], row.values), SUBJECT_LIMIT)
    email = address(fields.get("email", ""))
    host = fields.get("owner", "")
    host_email = address(host)
    return IncomingContact(
        kind="ticket",
        external_id=ticket_id(row, columns),
        subject=subject or _first_line(body),
        body=body,
        customer_ref=plain_line(fields.get("customer", ""), NAME_LIMIT),
        customer_email=email,
        customer_person=one_line(fields.get("person", ""), NAME_LIMIT),
        customer_company=one_line(fields.get("company", ""), NAME_LIMIT),
        host_email=host_email,
        host_name="" if host_email else one_line(host, NAME_LIMIT),
        url=web_address(fields.get("url", "")),
        state=state,
        opened_at=instant(fields.get("opened", "")),
        tags=_tags(columns.get("tags", ""), fields.get("tags", "")),
    )


def ticket_id(row: Row, columns: Mapping[str, str]) -> str:
    """Return the row's id.

    Raises:
        BadRowError: it has none, or one longer than 255 characters.
    """
    external_id = plain_line(row.values.get(columns["id"], ""), ID_LIMIT + 1)
    if not external_id:
        message = f"It has no id in the column “{columns['id']}”; it was skipped."
        raise BadRowError(message)
    if len(external_id) > ID_LIMIT:
        message = f"Its id has more than {ID_LIMIT} characters; it was skipped."
        raise BadRowError(message)
    return external_id


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


def _tags(column: str, value: str) -> tuple[str, ...]:
    by_blanks = _name(column) in {"tags", "labels"} and not re.search(r"[,;|]", value)
    pieces = value.split() if by_blanks else re.split(r"[,;|\n]", value)
    tags = (one_line(piece, _TAG_LIMIT) for piece in pieces)
    return tuple(dict.fromkeys(tag for tag in tags if tag))[:_MOST_TAGS]
