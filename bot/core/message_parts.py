"""What messages are made of: values that several of them hold."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

ContactKind = Literal["ticket", "call"]
PairingState = Literal[
    "offered", "accepted", "done", "declined", "expired", "handed_over", "cancelled", "no_show"
]
HandoverState = Literal["open", "taken", "declined", "expired", "withdrawn", "moot"]
"""Of a swap or a cover; ``moot``: its pairing ended, or was taken back, meanwhile."""

NudgeKind = Literal["update", "soon", "due", "overdue"]
"""What a nudge for a promise is about: the next update, or its being due."""
PromiseState = Literal["open", "told", "moved", "kept", "handed_over", "dropped"]
"""``told``: they heard that we are still on it; ``moved``: it has new dates."""


class Value(BaseModel):
    """A frozen value: messages and their parts are compared and stored, never changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Card(Value):
    """A contact as the person who meets it sees it (private: names are shown)."""

    kind: ContactKind
    subject: str
    excerpt: str = ""
    person: str = ""
    company: str = ""
    url: str = ""
    host: str = ""
    """Name of the support teammate who owns the contact, if known."""
    host_user_id: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class PromiseLine(Value):
    """One open or kept promise, short enough for a card."""

    promise_id: str
    text: str
    kind: str
    due_on: date | None = None
    update_on: date | None = None
    """When the customer is to hear from us next, even if nothing has changed."""
    kept: bool = False
    owner_user_id: str = ""
    alias: str = ""
    """The customer's public name; empty where the customer is known from the card."""
    asked_user_id: str = ""
    """A colleague who was asked to take it over and has not answered yet."""
