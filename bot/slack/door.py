"""What every listener needs to call a use case."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.core.channel_facts import ChannelFacts
from bot.core.person import Person
from bot.core.work_calendar import Period
from bot.slack.busy import Busy
from bot.slack.payloads import Happened
from bot.store import inbox
from bot.store.database import Database
from bot.store.secrets import Secrets
from bot.store.transaction import Tx

P = ParamSpec("P")
T = TypeVar("T")


class Directory(Protocol):
    """Who people are and what channels are, as Slack knows them now."""

    async def person(self, user_id: str) -> Person:
        """Return this person."""
        ...

    async def quiet(self, user_id: str) -> Period | None:
        """Return when this person wants no messages, running or next; None for never."""
        ...

    async def channel(self, channel_id: str) -> ChannelFacts | None:
        """Return what we may do in this channel; None if there is none that we may see."""
        ...


@dataclass(frozen=True, kw_only=True)
class Door:
    """One workspace's way in: its database, clock, people and client."""

    db: Database
    workspace_id: str
    bot_user_id: str
    clock: Clock
    client: AsyncWebClient
    people: Directory
    secrets: Secrets
    """Seals what somebody types that must not be read by whoever reads the database."""
    home: str = ""
    """Where links to the Home tab lead; empty for none."""
    busy: Busy = field(default_factory=Busy)

    def now(self) -> datetime:
        """Read the clock; once for each thing that comes in."""
        return self.clock.now()

    async def run(
        self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a use case in one writing transaction of this workspace."""
        return await self.db.run(usecase, self.workspace_id, *args, **kwargs)

    async def look(
        self, query: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a query in one reading transaction of this workspace."""
        return await self.db.look(query, self.workspace_id, *args, **kwargs)

    async def once(
        self,
        event: Happened,
        moment: datetime,
        usecase: Callable[Concatenate[Tx, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Run a use case unless this very event was seen before; both in one transaction."""

        def unless_seen(tx: Tx) -> T | None:
            if event.event_id and not inbox.first_time(tx, "slack", event.event_id, moment):
                return None
            return usecase(tx, *args, **kwargs)

        return await self.run(unless_seen)
