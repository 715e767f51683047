"""A person as Slack knows them."""

from dataclasses import dataclass, field
from typing import Literal

from bot.core.localtime import zone_of
from bot.core.slack_status import SlackStatus

PersonState = Literal["active", "deactivated", "guest", "outsider", "bot"]
"""``outsider``: somebody of another company, met in a shared channel (Slack Connect)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody in the workspace, read from Slack a moment ago.

    A zone nobody knows becomes UTC: one unreadable clock must not stop a round for all others.
    """

    user_id: str
    name: str
    zone: str
    """IANA name; "UTC" where Slack knows none."""
    state: PersonState = "active"
    locale: str = ""
    """"en-US"; "" where Slack did not tell it. It is not stored."""
    email_hash: str = ""
    """Keyed hash of their address, to recognise hosts by; "" where Slack does not tell it."""
    status: SlackStatus = field(default_factory=SlackStatus)
    """What it says about being away becomes an absence; it is not stored itself."""

    def __post_init__(self) -> None:
        """Keep a zone that can be reckoned with."""
        try:
            zone_of(self.zone)
        except ValueError:
            object.__setattr__(self, "zone", "UTC")


def cannot_take_part(person: Person) -> str | None:
    """One sentence why this person cannot be on a roster, or None if they can."""
    match person.state:
        case "active":
            return None
        case "deactivated":
            return f"{person.name}'s Slack account is deactivated, so they cannot be picked."
        case "guest":
            return "Guests cannot be in a rotation; ask an admin to make you a full member first."
        case "outsider":
            return "Only people of this company can be in a rotation, so nothing was changed."
        case "bot":
            return "Only people can be in a rotation, not apps."
