"""Who is on duty in a rotation, for a card that stands in its channel: see `messages`."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import Literal

from bot.core.message_parts import ContactKind, Value


class OnDuty(Value):
    """Somebody with a contact in hand; it names no customer."""

    user_id: str
    kind: ContactKind
    role: Literal["lead", "shadow"] = "lead"
    starts_at: datetime | None = None
    """When their call is."""


class DutyCard(Value):
    """The one message of a channel that says who has a contact in hand just now."""

    type: Literal["duty_card"] = "duty_card"
    rotation_id: str
    rotation: str
    people: tuple[OnDuty, ...] = ()
    """A line each; somebody with two contacts has two."""
    unnamed: int = 0
    """So many people instead, where other companies read the channel."""
    next_round: datetime | None = None
    begun: bool = True
    """False where it is posted for the first time: naming people then would notify them."""
    over: bool = False
    """It is switched off, or the rotation has ended."""


def digest_of(user_ids: Collection[str]) -> str:
    """A few letters that are the same for the same people; "" for nobody. It names nobody."""
    if not user_ids:
        return ""
    return sha256(",".join(sorted(user_ids)).encode()).hexdigest()


_TROUBLE = {
    "missing_scope": "the app lacks the permission. Whoever runs me adds it with "
    "`firsthand manifest --with {feature}` and installs the app again.",
    "permission_denied": "this workspace lets only administrators change user groups. They can "
    "allow it for everybody in Slack's settings.",
    "plan_upgrade_required": "user groups need a paid plan of Slack.",
    "paid_teams_only": "user groups need a paid plan of Slack.",
    "no_such_subteam": "the group is not there any more. Choose another one.",
    "name_already_exists": "there is a group of that name already. Choose it from the list.",
    "handle_already_exists": "there is a group of that handle already. Choose it from the list.",
    "too_many_pins": "too many messages are pinned there. Take one down.",
    "not_in_channel": "I am not in the channel. Invite me.",
}
PERMANENT = frozenset(
    {
        *_TROUBLE,
        "no_permission",
        "not_pinnable",
        "restricted_action",
        "bad_handle",
        "forbidden_handle",
        "name_too_long",
        "invalid_users",
        "not_allowed_token_type",
    }
)
"""Codes of Slack that trying again soon would not change."""


def trouble_of(code: str, feature: Literal["groups", "pins"]) -> str:
    """What keeps Slack from showing who is on duty, and what helps; the end of a sentence."""
    known = _TROUBLE.get(code, f"Slack refuses it (“{code}”). I try again every day.")
    return known.format(feature=feature)
