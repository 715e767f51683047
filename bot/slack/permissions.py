"""What the Slack app must be allowed to do, and what for: one table for manifest, start and doctor.

Whoever calls a further method of Slack's adds its scope here, whoever listens to a further event
adds the event; tests/slack/test_permissions.py reads the code and says what is missing or unused.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

SCOPES: Final[Mapping[str, str]] = {
    "commands": "the command /firsthand and the shortcuts",
    "chat:write": "everything that is said",
    "im:write": "opening direct messages",
    "im:history": "direct messages written to it, and finding one whose sending was cut short",
    "channels:history": "finding a channel's message whose sending was cut short",
    "groups:history": "the same in private channels",
    "users:read": "names, time zones, and who is gone",
    "channels:read": "who reads a channel, and whether it is archived or left",
    "groups:read": "the same of private channels",
    "files:write": "the digest's picture, exports and calendar files",
    "files:read": "whether a calendar file whose sending was cut short is there",
    "app_mentions:read": "answering whoever mentions it",
}
"""Each bot scope that is needed, with what for."""

EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "message.im",
    "member_joined_channel",
    "member_left_channel",
    "channel_left",
    "channel_archive",
    "channel_unarchive",
    "channel_deleted",
    "channel_rename",
    "channel_id_changed",
    "channel_shared",
    "channel_unshared",
    "group_left",
    "group_archive",
    "group_unarchive",
    "group_deleted",
    "group_rename",
    "team_join",
    "user_change",
    "app_uninstalled",
    "tokens_revoked",
)
"""The bot events that are listened to; an event's name, and for messages the kind of channel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feature:
    """Something that wants permissions of its own; everything else works without."""

    name: str
    """As it is typed: ``firsthand manifest --with NAME``."""
    gives: str
    """What it does, as the end of "to …" and of "cannot …"."""
    scopes: tuple[str, ...]
    events: tuple[str, ...] = ()


FEATURES: Final = (
    Feature(
        name="groups",
        gives="keep a user group equal to who is on duty (paid plans of Slack only)",
        scopes=("usergroups:read", "usergroups:write"),
    ),
    Feature(
        name="pins",
        gives="pin the card that says who is on duty",
        scopes=("pins:write",),
    ),
    Feature(
        name="dnd",
        gives="wait while somebody has switched notifications off",
        scopes=("dnd:read",),
        events=("dnd_updated_user",),
    ),
    Feature(
        name="emails",
        gives="find a host by their e-mail address before they have met Firsthand",
        scopes=("users:read.email",),
    ),
)
"""What may be switched on."""


def switched_on(granted: Collection[str]) -> tuple[Feature, ...]:
    """Return the features whose scopes were all granted."""
    return tuple(one for one in FEATURES if set(one.scopes) <= set(granted))
