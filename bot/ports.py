"""What Firsthand needs from outside, as values and small Protocols; the adapters live elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.core.messages import Message

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """One message on its way to Slack: what it says now, and where it is if it is there."""

    workspace_id: str
    outbox_id: str
    """Travels in the message's metadata, so that a lost answer can be looked up."""
    conversation: str
    """``U…`` a person's DM, ``C…`` a channel, ``home:U…`` a Home tab."""
    message: Message
    channel_id: str | None = None
    ts: str | None = None
    thread_ts: str | None = None
    """The message in whose thread it is to be posted, or looked for; None: in no thread."""
    file_id: str | None = None
    """The picture uploaded for it, and the digest of that picture's data."""
    file_digest: str | None = None
    spare_file_id: str | None = None
    """A picture uploaded for it that it is not known to show."""
    spare_file_digest: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """Slack shows it."""

    channel_id: str
    ts: str
    file_id: str | None = None
    """The file it shows; empty: its file is gone; None: as it was before, if it had one."""
    file_digest: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Retry:
    """It certainly did not happen; try again later."""

    after_seconds: int
    why: str
    limited: bool = False
    """A rate limit: calls of this method wait too."""


Whom = Literal["person", "channel", "message", "workspace", "installation", "bug"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """It did not happen and never will, unless somebody mends something."""

    why: str
    """The vendor's code, for doctor and the log."""
    whom: Whom
    """Whose matter it is: the person cannot be written to, the channel is closed to us, the
    message is gone or fixed, the workspace does not allow it, the installation is dead, or what
    we sent was wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """The answer was lost: it may have happened or not."""

    why: str


Outcome = Sent | Retry | Refused | Unknown


class Messenger(Protocol):
    """Says letters where people read them. Never raises for what the other side does."""

    async def post(self, letter: Letter) -> Outcome:
        """Say it for the first time."""
        ...

    async def update(self, letter: Letter) -> Outcome:
        """Let the message at `letter.ts` say this; safe to repeat, so never `Unknown`."""
        ...

    async def find(self, letter: Letter, since: datetime, until: datetime) -> Sent | Retry | None:
        """Look for a message with this letter's id posted in [since, until); None: not there."""
        ...
