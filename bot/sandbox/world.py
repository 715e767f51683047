"""The world: everything the local Slack knows, in memory, and the small verbs to read it."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.bell import Bell
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.ids import Ids
from bot.sandbox.journal import Journal
from bot.sandbox.records import (
    App,
    Channel,
    File,
    Message,
    ResponseUrl,
    Trigger,
    User,
    UserGroup,
    View,
    Workspace,
)
from bot.sandbox.refusals import Json
from bot.sandbox.timeline import Timeline


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Real seconds, never timeline seconds: how long Slack waits (SLACK.md A.5, A.6, A.10)."""

    ack: float = 3.0
    redelivery: tuple[float, ...] = (0.0, 60.0, 300.0)
    trigger: float = 3.0
    leaving: float = 10.0


@dataclass(kw_only=True)
class World:
    """One workspace with one app. `seed` fills it, at the start and at every reset.

    `tag` stands in every id made here, and must differ between the workspaces of one server.

    `file_delay_seconds` is how long an uploaded file stays unprocessed, on the timeline or in
    real time, whichever is over first. `monotonic` counts real seconds for every lifetime that
    time travel must not shorten. `wall` gives the real time in Unix seconds.
    `journeys` counts the travels under way.
    """

    timeline: Timeline
    seed: Callable[["World"], None]
    tag: str = "SANDB"
    pace: Pace = field(default_factory=Pace)
    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time  # noqa: TID251 - what the app checks signatures against
    file_delay_seconds: float = 0
    base_url: str = ""
    workspace: Workspace = field(init=False)
    app: App = field(init=False)
    journeys: int = field(default=0, init=False)
    bell: Bell = field(default_factory=Bell, init=False)
    journal: Journal = field(init=False)
    listeners: list[Callable[[Json], None]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Fill the world for the first time."""
        self.journal = Journal(now=self.timeline.now, monotonic=self.monotonic)
        self.reset()

    def reset(self) -> None:
        """Forget everything that happened and fill the world anew; open sockets stay."""
        self.ids = Ids(self.tag)
        self.faults = Faults()
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.views: dict[str, View] = {}
        self.modals: dict[str, list[str]] = {}
        self.homes: dict[str, str] = {}
        self.files: dict[str, File] = {}
        self.groups: dict[str, UserGroup] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.tickets: set[str] = set()
        self._last_ts = 0
        self.journal.clear()
        self.seed(self)
        self.changed()

    def now(self) -> datetime:
        """Return the timeline's present, aware and in UTC."""
        return self.timeline.now()

    def new_ts(self) -> str:
        """Return a timestamp later than every one given before: seconds and microseconds."""
        micros = int(self.now().timestamp() * 1_000_000)
        self._last_ts = max(micros, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def changed(self) -> None:
        """Tell the pages that something they show is different now."""
        self.bell.ring()

    def struck(self, kinds: Collection[str], **facts: str | None) -> Fault | None:
        """Return the fault of one of these kinds that strikes what happens now, and note it."""
        fault = self.faults.take(kinds, **facts)
        if fault is not None:
            self.journal.write("fault", fault.shape() | {"struck_at": facts})
        return fault

    def emit(self, event: Json) -> None:
        """Hand one event, as Slack words it, to whoever delivers it to the app."""
        for listener in self.listeners:
            listener(event)

    def dm_of(self, user: str) -> Channel | None:
        """Return the direct message between this person and the app, if it was ever opened."""
        both = {user, self.app.bot_user}
        ims = (c for c in self.channels.values() if c.kind == "im")
        return next((c for c in ims if both <= set(c.members)), None)

    def open_dm(self, user: str) -> Channel:
        """Return the direct message between this person and the app, opened when needed."""
        found = self.dm_of(user)
        if found is None:
            found = Channel(
                id=self.ids.make("D"),
                name="",
                kind="im",
                members=[user, self.app.bot_user],
                created=int(self.now().timestamp()),
                creator=user,
            )
            self.channels[found.id] = found
            self.changed()
        return found

    def message(self, channel: str, ts: str) -> Message | None:
        """Return one message, ephemeral ones included, or None."""
        room = self.channels.get(channel)
        return next((m for m in room.messages if m.ts == ts), None) if room else None
