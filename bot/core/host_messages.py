"""What is said to whoever hosts a contact on our side: see `messages`."""

from datetime import date
from typing import Literal

from bot.core.message_parts import Card, Value

HostState = Literal["coming", "open", "done", "gone", "unsuited", "elsewhere"]
"""``open``: whoever was to come cannot, and somebody else is sought; ``elsewhere``: somebody else
hosts it by now."""


class HostAnswer(Value):
    """What came of a contact, as far as its host may read it."""

    user_id: str
    quote: str = ""
    """In the customer's words."""
    learning: str = ""
    promise: str = ""
    promise_due: date | None = None
    promise_kept: bool = False
    """The customer was told."""


class HostNotice(Value):
    """The one DM to a contact's host: who comes, and what came of it."""

    type: Literal["host_notice"] = "host_notice"
    contact_id: str
    rotation: str
    card: Card
    state: HostState = "coming"
    user_id: str = ""
    """Who comes, or came; while it is ``open`` whoever was to."""
    partner_user_id: str = ""
    """Who accompanies them."""
    answer: HostAnswer | None = None
    silent: bool = False
    """They want no more of these."""
