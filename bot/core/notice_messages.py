"""What owners and members are told of what concerns them: see `messages`."""

from datetime import datetime
from typing import Literal

from bot.core.message_parts import Card, Value

OwnerMatter = Literal[
    "nobody_available",
    "three_declines",
    "source_failing",
    "call_missed",
    "no_helper",
    "unsuited",
    "channel_closed",
    "channel_shared",
    "member_gone",
    "moment_parked",
    "duty_group",
    "duty_pin",
]
"""What only owners can mend."""


class OwnerNotice(Value):
    """Told to a rotation's owners, once: something only they can mend."""

    type: Literal["owner_notice"] = "owner_notice"
    rotation: str
    about: OwnerMatter
    card: Card | None = None
    detail: str = ""
    stand_in: bool = False
    """Its reader owns nothing, but no owner is left and they have been in it longest."""


class CalendarNotice(Value):
    """Told to somebody, once: the calendar they connected cannot be read."""

    type: Literal["calendar_notice"] = "calendar_notice"
    problem: str
    """A sentence that says what is wrong."""
    never_read: bool = False
    """Not since it was connected: there is nothing it said before."""
    works_again: bool = False
    removed: bool = False


class OwnershipNotice(Value):
    """Told to an owner, once: another one made them that, or did it no more, or archived it."""

    type: Literal["ownership_notice"] = "ownership_notice"
    about: Literal["added", "removed", "archived"]
    rotation_id: str
    rotation: str
    by_user_id: str


class MemberNotice(Value):
    """Told to a member, once: something was done about them, or nobody can be there with them."""

    type: Literal["member_notice"] = "member_notice"
    about: Literal["added", "removed", "no_helper", "left_channel", "lost_channel"]
    """``left_channel``: they are in it still; ``lost_channel``: it is private, so they are not."""
    rotation_id: str
    rotation: str
    by_user_id: str = ""
    """The owner who did it."""
    next_round: datetime | None = None
    card: Card | None = None
