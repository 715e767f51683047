"""What is said to whoever was thanked, and to their manager: see `messages`."""

from typing import Literal

from bot.core.message_parts import ContactKind, Value

ManagerState = Literal["asked", "agreed", "declined", "ended"]
"""``declined``: by the manager, at once or later; ``ended``: by whoever named them."""


class ThanksItem(Value):
    """One thank-you."""

    from_user_id: str
    to_user_id: str
    """Who is thanked."""
    text: str = ""
    kind: ContactKind
    """What it was given after."""


class ThanksNotice(Value):
    """The one DM of a day with what somebody was thanked for, or people they manage."""

    type: Literal["thanks_notice"] = "thanks_notice"
    user_id: str
    """Its reader."""
    items: tuple[ThanksItem, ...] = ()
    """Empty: all of it was taken back."""


class ManagerRequest(Value):
    """Asks somebody whether they want to hear of a colleague's thank-yous."""

    type: Literal["manager_request"] = "manager_request"
    user_id: str
    """Whoever named them."""
    state: ManagerState = "asked"
