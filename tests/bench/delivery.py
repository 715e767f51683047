"""How well delivery uses what Slack's limits allow: ten workspaces, each with much to say.

The local Slack enforces its limits over real HTTP, and the real gateway and delivery talk to it.
"""

import asyncio
import os
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock, SystemClock
from bot.core.messages import OwnerNotice
from bot.gateways.limits import SLACK_LIMITS
from bot.gateways.slack import SlackMessenger
from bot.jobs.alarm import SHORTEST
from bot.ports import Letter, Messenger, Outcome, Retry, Sent
from bot.sandbox.rates import Rates
from bot.sandbox.records import Channel
from bot.sandbox.seed import add_channel, demo_world, neighbour
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from bot.store import outbox
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.usecases.deliver import deliver, next_sending

WORKSPACES = 10
CHANNELS = 5
"""Of each workspace; Slack takes one message a second for each, after a burst."""
EACH = int(os.environ.get("BENCH_MESSAGES", "60"))
"""Messages for each channel."""
LEAST_SHARE = 95.0
"""Per cent of what the limits allow."""
MOST_REFUSED = 1.0
"""Per cent of the calls that may be answered with 429."""


@dataclass(frozen=True)
class Switchboard:
    """The messenger of each workspace; together they are one."""

    messengers: Mapping[str, Messenger]

    async def post(self, letter: Letter) -> Outcome:
        return await self.messengers[letter.workspace_id].post(letter)

    async def update(self, letter: Letter) -> Outcome:
        return await self.messengers[letter.workspace_id].update(letter)

    async def find(self, letter: Letter, since: datetime, until: datetime) -> Sent | Retry | None:
        return await self.messengers[letter.workspace_id].find(letter, since, until)


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What was measured."""

    messages: int
    seconds: float
    refused: int
    allowed_seconds: float
    """In so many the limits would have allowed all of them."""

    @property
    def share(self) -> float:
        """Per cent of what the limits allow."""
        return 100 * self.allowed_seconds / self.seconds

    @property
    def refused_share(self) -> float:
        """Per cent of all calls that were answered with 429."""
        return 100 * self.refused / (self.messages + self.refused)

    def __str__(self) -> str:
        """One line."""
        return (
            f"delivery: {self.messages / self.seconds:.0f} messages/s over {WORKSPACES} "
            f"workspaces, {self.share:.1f} % of what the limits allow (floor {LEAST_SHARE:.0f}), "
            f"{self.refused_share:.1f} % of {self.messages + self.refused} calls refused by 429 "
            f"(at most {MOST_REFUSED:.0f})"
        )

    def missed(self) -> list[str]:
        """A sentence for each floor that was not reached."""
        found = []
        if self.share < LEAST_SHARE:
            found.append(f"MISSED: delivery reaches {self.share:.1f} % of what the limits allow.")
        if self.refused_share >= MOST_REFUSED:
            found.append(f"MISSED: {self.refused_share:.1f} % of the calls are refused by 429.")
        return found


async def measured(url: str) -> Delivered:
    """Say everything as fast as it may be said."""
    clock = SystemClock()
    worlds = _worlds(FreeTimeline(clock.now))
    server = Server(
        worlds[0], worlds[0].timeline, rates=(rates := Rates(mode="enforce")), others=worlds[1:]
    )
    database = Database(make_engine(url))
    migrate(database.engine)
    async with AsyncExitStack() as stack:
        stack.callback(database.close)
        await server.start()
        stack.push_async_callback(server.stop)
        http = await stack.enter_async_context(aiohttp.ClientSession())
        slack = Switchboard(
            {
                world.workspace.id: SlackMessenger(
                    AsyncWebClient(world.app.bot_token, base_url=server.api_url, session=http)
                )
                for world in worlds
            }
        )
        _fill(database, worlds, clock.now())
        begun = time.monotonic()
        await _said(database, slack, clock)
        seconds = time.monotonic() - begun
    said = sum(len(room.messages) for world in worlds for room in _rooms(world))
    assert said == WORKSPACES * CHANNELS * EACH, said
    return Delivered(
        messages=said,
        seconds=seconds,
        refused=sum(entry.kind == "rate" for world in worlds for entry in world.journal.entries),
        allowed_seconds=float(max(EACH - rates.channel_burst, 1)),
    )


async def _said(database: Database, slack: Messenger, clock: Clock) -> None:
    """As the bot does it: deliver, and again when the next message may be sent."""
    while (wait := await next_sending(database, clock.now())) is not None:
        await asyncio.sleep(max(wait, SHORTEST))
        await deliver(database, slack, clock.now(), limits=SLACK_LIMITS)


def _worlds(timeline: FreeTimeline) -> tuple[World, ...]:
    first = demo_world(timeline)
    others = (neighbour(first, f"Team {n}", f"BEN{n:02}") for n in range(1, WORKSPACES))
    worlds = (first, *others)
    for world in worlds:
        for number in range(CHANNELS):
            add_channel(world, f"bench-{number}", [world.app.bot_user])
    return worlds


def _rooms(world: World) -> list[Channel]:
    return [room for room in world.channels.values() if room.name.startswith("bench-")]


def _fill(database: Database, worlds: tuple[World, ...], at: datetime) -> None:
    message = OwnerNotice(rotation="Payments", about="nobody_available")
    for world in worlds:
        with database.write(world.workspace.id) as tx:
            for number in range(EACH):
                for room in _rooms(world):
                    key = f"{room.id} {number}"
                    outbox.put(tx, key=key, conversation=room.id, message=message, at=at)
