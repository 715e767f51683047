"""One event of a calendar made a contact."""

import hashlib
import re
from html.parser import HTMLParser

from icalendar.cal import Component

from bot.ports import ContactState, IncomingContact
from bot.sources.fields import ID_LIMIT, SUBJECT_LIMIT, body_text, one_line, web_address
from bot.sources.ics.occurrences import Occurrence
from bot.sources.ics.people import Sides, company

_CANCELLED_TITLE = re.compile(r"(?i)\s*cancell?ed\s*:")
_MARKUP = re.compile(r"<(?:br|p|div|a|b|i|u|ul|li|span|html)\b[^>]{0,500}>", re.IGNORECASE)
_LINES = frozenset({"br", "p", "div", "li", "tr"})
_MEETING = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE", "LOCATION")
_LONGEST_RAW = 50_000


def call(occurrence: Occurrence, who: Sides, *, cancelled: bool = False) -> IncomingContact:
    """Return the event as a call.

    Args:
        occurrence: when it is and what it says.
        who: the people, by side.
        cancelled: the whole calendar is a cancellation.
    """
    event = occurrence.component
    customer = who.customers[0] if who.customers else None
    subject = one_line(text_of(event, "SUMMARY"), SUBJECT_LIMIT)
    return IncomingContact(
        kind="call",
        external_id=_short_id(occurrence.external_id),
        subject=subject or "Call without a title",
        body=body_text(description(event)),
        customer_email=customer.email if customer else "",
        customer_person=customer.name if customer else "",
        customer_company=company(customer.domain) if customer else "",
        host_email=who.host.email if who.host else "",
        host_name=who.host.name if who.host else "",
        url=next(filter(None, (web_address(text_of(event, name)) for name in _MEETING)), "")
        or web_address(text_of(event, "URL")),
        state="gone" if cancelled else _state(event),
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        tags=tuple(one_line(tag, 60) for tag in categories(event))[:20],
    )


def description(event: Component) -> str:
    """Return the description without the markup some calendars write into it."""
    text = text_of(event, "DESCRIPTION")
    if not _MARKUP.search(text):
        return text
    reader = _TextOfMarkup()
    reader.feed(text)
    reader.close()
    return "".join(reader.pieces)


def categories(event: Component) -> tuple[str, ...]:
    """Return the event's categories."""
    found = event.get("CATEGORIES", [])
    entries = found if isinstance(found, list) else [found]
    names = [str(name) for entry in entries for name in getattr(entry, "cats", [entry])]
    return tuple(dict.fromkeys(filter(None, map(str.strip, names))))


def text_of(event: Component, name: str) -> str:
    """Return a property's text, the first when there are several; nothing when absent."""
    found = event.get(name, "")
    if isinstance(found, list):
        found = found[0] if found else ""
    return str(found)[:_LONGEST_RAW]


def is_cancelled(event: Component) -> bool:
    """Return whether the event does not take place."""
    if text_of(event, "STATUS").strip().upper() == "CANCELLED":
        return True
    # Outlook's published calendars say it in the title only.
    return bool(_CANCELLED_TITLE.match(text_of(event, "SUMMARY")))


def _state(event: Component) -> ContactState:
    return "gone" if is_cancelled(event) else "open"


def _short_id(external_id: str) -> str:
    if len(external_id) <= ID_LIMIT and external_id.isprintable():
        return external_id
    return hashlib.sha256(external_id.encode(errors="replace")).hexdigest()


class _TextOfMarkup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the base's signature
        if tag in _LINES:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
