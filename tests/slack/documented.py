"""What Slack's documents say: which scopes a method or an event needs, and what a manifest holds.

Methods: docs.slack.dev/reference/methods/<method>, events: docs.slack.dev/reference/events/<event>,
both as machine-readable copies of 2026-08-20; manifest: docs.slack.dev/reference/app-manifest and
the JSON schema Slack publishes for it, versions 1 and 2, of July 2026.
"""

from dataclasses import dataclass, field
from typing import Any

_READ = frozenset({"channels:read", "groups:read"})
_HISTORY = frozenset({"channels:history", "groups:history", "im:history"})
_NONE: frozenset[str] = frozenset()

OF_METHODS: dict[str, frozenset[str]] = {
    "api.test": _NONE,
    "apps.connections.open": _NONE,  # connections:write, which an app-level token has
    "auth.test": _NONE,
    "bots.info": frozenset({"users:read"}),
    "bookmarks.add": frozenset({"bookmarks:write"}),
    "chat.delete": frozenset({"chat:write"}),
    "chat.getPermalink": _NONE,
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": _HISTORY,
    "conversations.info": _READ,
    "conversations.join": frozenset({"channels:join"}),
    "conversations.members": _READ,
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": _HISTORY,
    "conversations.setTopic": frozenset({"channels:write.topic", "groups:write.topic"}),
    "dnd.info": frozenset({"dnd:read"}),
    "dnd.teamInfo": frozenset({"dnd:read"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.delete": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.info": frozenset({"files:read"}),
    "pins.add": frozenset({"pins:write"}),
    "pins.remove": frozenset({"pins:write"}),
    "reactions.add": frozenset({"reactions:write"}),
    "team.info": frozenset({"team:read"}),
    "usergroups.create": frozenset({"usergroups:write"}),
    "usergroups.disable": frozenset({"usergroups:write"}),
    "usergroups.enable": frozenset({"usergroups:write"}),
    "usergroups.list": frozenset({"usergroups:read"}),
    "usergroups.update": frozenset({"usergroups:write"}),
    "usergroups.users.list": frozenset({"usergroups:read"}),
    "usergroups.users.update": frozenset({"usergroups:write"}),
    "users.conversations": _READ,
    "users.info": frozenset({"users:read"}),
    "users.list": frozenset({"users:read"}),
    "users.lookupByEmail": frozenset({"users:read.email"}),
    "views.open": _NONE,
    "views.publish": _NONE,
    "views.push": _NONE,
    "views.update": _NONE,
}
"""The bot scopes a method needs for the conversations Firsthand has: public and private channels
and direct messages with one person. Where there is one for each kind, all of them."""

OF_EVENTS: dict[str, frozenset[str]] = {
    "app_home_opened": _NONE,
    "app_mention": frozenset({"app_mentions:read"}),
    "app_uninstalled": _NONE,
    "channel_archive": frozenset({"channels:read"}),
    "channel_deleted": frozenset({"channels:read"}),
    "channel_id_changed": _NONE,
    "channel_left": frozenset({"channels:read"}),
    "channel_rename": frozenset({"channels:read"}),
    "channel_shared": _READ,
    "channel_unarchive": frozenset({"channels:read"}),
    "channel_unshared": _READ,
    "dnd_updated_user": frozenset({"dnd:read"}),
    "group_archive": frozenset({"groups:read"}),
    "group_deleted": frozenset({"groups:read"}),
    "group_left": frozenset({"groups:read"}),
    "group_rename": frozenset({"groups:read"}),
    "group_unarchive": frozenset({"groups:read"}),
    "member_joined_channel": _READ,
    "member_left_channel": _READ,
    "message.im": frozenset({"im:history"}),
    "subteam_members_changed": frozenset({"usergroups:read"}),
    "subteam_updated": frozenset({"usergroups:read"}),
    "team_join": frozenset({"users:read"}),
    "tokens_revoked": _NONE,
    "user_change": frozenset({"users:read"}),
}
"""Bot events, with the scopes they come with."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text of a manifest, with its bounds in characters."""

    least: int = 1
    most: int
    begins: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list of a manifest, without doubles."""

    of: Any
    most: int


@dataclass(frozen=True, kw_only=True)
class Record:
    """An object of a manifest: nothing but these, and all that are needed."""

    needed: dict[str, Any] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)


_URL = Text(most=3500, begins="https://")
_NAMES = Items(of=Text(most=50), most=255)
_SHORTCUT = Record(
    needed={
        "name": Text(most=24),
        "type": Text(most=7, among=("message", "global")),
        "callback_id": Text(most=255),
        "description": Text(most=150),
    }
)
_COMMAND = Record(
    needed={
        "command": Text(least=2, most=32, begins="/"),
        "description": Text(most=2000),
    },
    others={
        "url": Text(most=3000, begins="https://"),
        "usage_hint": Text(most=1000),
        "should_escape": bool,
    },
)
MANIFEST = Record(
    needed={
        "display_information": Record(
            needed={"name": Text(most=35)},
            others={
                "description": Text(most=140),
                "background_color": Text(least=4, most=7, begins="#"),
                "long_description": Text(least=175, most=4000),
            },
        )
    },
    others={
        "features": Record(
            others={
                "app_home": Record(
                    others={
                        "home_tab_enabled": bool,
                        "messages_tab_enabled": bool,
                        "messages_tab_read_only_enabled": bool,
                    }
                ),
                "bot_user": Record(
                    needed={"display_name": Text(most=80)}, others={"always_online": bool}
                ),
                "shortcuts": Items(of=_SHORTCUT, most=10),
                "slash_commands": Items(of=_COMMAND, most=50),
            }
        ),
        "oauth_config": Record(
            others={
                "scopes": Record(others={"bot": _NAMES, "bot_optional": _NAMES}),
                "redirect_urls": Items(of=Text(most=2500), most=1000),
            }
        ),
        "settings": Record(
            others={
                "event_subscriptions": Record(
                    others={
                        "request_url": _URL,
                        "bot_events": Items(of=Text(most=50), most=100),
                    }
                ),
                "interactivity": Record(
                    needed={"is_enabled": bool},
                    others={"request_url": _URL, "message_menu_options_url": _URL},
                ),
                "org_deploy_enabled": bool,
                "socket_mode_enabled": bool,
                "token_rotation_enabled": bool,
            }
        ),
    },
)
"""As much of a manifest as an app like ours may have; anything else is a mistake."""


def mistakes(made: object, rule: object = MANIFEST, where: str = "") -> list[str]:
    """Where a manifest is not what the documents say, as paths with a word on each."""
    if isinstance(rule, Record):
        return _in_record(made, rule, where)
    if isinstance(rule, Items):
        return _in_items(made, rule, where)
    if isinstance(rule, Text):
        return [] if isinstance(made, str) and _fits(made, rule) else [f"{where}: {made!r}"]
    return [] if isinstance(made, bool) else [f"{where}: not true or false"]


def _in_record(made: object, rule: Record, where: str) -> list[str]:
    if not isinstance(made, dict):
        return [f"{where}: no object"]
    known = rule.needed | rule.others
    found = [f"{where}/{name}: unknown" for name in made if name not in known]
    found += [f"{where}/{name}: missing" for name in rule.needed if name not in made]
    for name in made.keys() & known.keys():
        found += mistakes(made[name], known[name], f"{where}/{name}")
    return found


def _in_items(made: object, rule: Items, where: str) -> list[str]:
    if not isinstance(made, list) or not 1 <= len(made) <= rule.most:
        return [f"{where}: no list of 1 to {rule.most}"]
    found = [f"{where}: {each!r} twice" for n, each in enumerate(made) if each in made[:n]]
    for number, each in enumerate(made):
        found += mistakes(each, rule.of, f"{where}/{number}")
    return found


def _fits(text: str, rule: Text) -> bool:
    right_length = rule.least <= len(text) <= rule.most
    return right_length and text.startswith(rule.begins) and (not rule.among or text in rule.among)
