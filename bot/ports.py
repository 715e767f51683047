"""What Firsthand needs from outside, as values and small Protocols; the adapters live elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

ContactKind = Literal["ticket", "call"]
ContactState = Literal["open", "solved", "gone"]


@dataclass(frozen=True, kw_only=True, slots=True)
class IncomingContact:
    """One contact as a source tells it, already plain text and without personal numbers.

    Nothing here is escaped for Slack: that is the views' work. All instants are aware and UTC.
    """

    kind: ContactKind
    external_id: str
    """The source's own id; stays the same over polls, also when a call is moved."""
    subject: str
    """Plain text, one line."""
    body: str = ""
    """Plain text, redacted, at most 2,000 characters."""
    customer_ref: str = ""
    """The source's customer id, if it has one."""
    customer_email: str = ""
    """Lower-cased; the use case makes a keyed hash of it and forgets it."""
    customer_person: str = ""
    customer_company: str = ""
    host_email: str = ""
    host_name: str = ""
    url: str = ""
    state: ContactState = "open"
    opened_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RowProblem:
    """One row or event that could not be used, or not fully: where it is and what is wrong."""

    where: str
    """For a person to find it: "line 17", "event abc"."""
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pulled:
    """What one look at a source gave."""

    contacts: tuple[IncomingContact, ...]
    problems: tuple[RowProblem, ...]
    note: str
    """What was recognised, in a sentence or two for a person."""


class SourceError(Exception):
    """A source cannot be read at all.

    Its text is one clear sentence for the operator and holds no secret: of an address it names
    the host only, never the path or the query.
    """


class ContactSource(Protocol):
    """Where contacts come from: a file, a calendar, a help desk."""

    async def pull(self, at: datetime) -> Pulled:
        """Look at the source as of `at` (aware, UTC).

        Raises:
            SourceError: nothing could be read; nothing has changed.
        """
        ...
