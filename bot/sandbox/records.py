"""What the local Slack remembers. These records change in place; the world owns them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.sandbox.refusals import Json

Values = dict[str, dict[str, Json]]
"""State values as Slack sends them: block_id, then action_id, then the value object."""

TOMBSTONE = "tombstone"
"""The subtype of what is left of a deleted message that had replies."""

ChannelKind = Literal["public", "private", "im"]
AppState = Literal["installed", "revoked", "uninstalled"]


@dataclass(kw_only=True, slots=True)
class Workspace:
    """One workspace, which some call a team."""

    id: str
    name: str
    domain: str
    free_plan: bool = False
    groups_by_admins: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortcut:
    """A shortcut as people find it: in the message box's menu, or in a message's."""

    callback_id: str
    name: str
    on_message: bool


@dataclass(kw_only=True, slots=True)
class App:
    """The app under development, with what its manifest grants.

    `shortcuts` are callback ids; `menu` says of those that people see what they are called.
    """

    id: str
    name: str
    bot_user: str
    bot_id: str
    bot_token: str
    app_token: str
    scopes: tuple[str, ...]
    events: tuple[str, ...]
    commands: tuple[str, ...]
    signing_secret: str
    shortcuts: tuple[str, ...] = ()
    menu: tuple[Shortcut, ...] = ()
    home_tab: bool = True
    messages_tab: bool = True
    state: AppState = "installed"


@dataclass(kw_only=True, slots=True)
class User:
    """A person or a bot; `tz` is an IANA name, None only for Slackbot, and `locale` "en-US".

    `team` is the workspace of somebody from another company, met in a shared channel.

    Do-not-disturb is one period in Unix seconds, running or to come; 0 and 0 for none.
    """

    id: str
    name: str
    real_name: str
    tz: str | None
    locale: str = "en-US"
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    updated: int = 0
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    dnd_from: int = 0
    dnd_until: int = 0
    team: str = ""


@dataclass(kw_only=True, slots=True)
class Message:
    """One message; `ephemeral_to` names the only person who sees it."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    by_app: bool = False
    metadata: Json | None = None
    thread_ts: str | None = None
    edited: str | None = None
    ephemeral_to: str | None = None
    files: tuple[str, ...] = ()
    subtype: str | None = None
    typed: dict[str, Values] = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class Channel:
    """A channel or a direct message; in an `im` the members are the person and the bot.

    One that is `shared` is read by another company too (Slack Connect).
    """

    id: str
    name: str
    kind: ChannelKind
    members: list[str]
    created: int
    creator: str
    archived: bool = False
    shared: bool = False
    messages: list[Message] = field(default_factory=list)
    pins: list[str] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class View:
    """An open modal or somebody's Home; `body` is what the app gave, with all ids filled in."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    typed: Values = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class File:
    """A file on its way: announced, then uploaded, then completed, then processed."""

    id: str
    name: str
    length: int
    ticket: str
    title: str = ""
    alt_text: str = ""
    data: bytes | None = None
    mimetype: str = ""
    completed: tuple[datetime, float] | None = None
    delay: float = 0
    shares: list[tuple[str, str]] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class UserGroup:
    """A user group; one that is not enabled keeps its people and is mentioned by nobody."""

    id: str
    name: str
    handle: str
    description: str
    created: int
    updated: int
    updated_by: str
    users: list[str] = field(default_factory=list)
    enabled: bool = True


@dataclass(kw_only=True, slots=True)
class Trigger:
    """Who acted, when (real, monotonic seconds), and in which view, if in one."""

    user: str
    born: float
    view: str | None = None
    used: bool = False


@dataclass(kw_only=True, slots=True)
class ResponseUrl:
    """Who acted and where; `ts` is the message that held the button, None for a command."""

    user: str
    channel: str
    born: datetime
    ts: str | None = None
    uses: int = 0
