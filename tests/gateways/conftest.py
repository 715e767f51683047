"""A local Slack behind a wire."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from tests.databases import (
    database,
    database_url,
    postgres_server,
    postgres_template,
    sqlite_template,
)
from tests.gateways.wire import Wire
from tests.store.moments import AT

__all__ = [
    "Line",
    "database",
    "database_url",
    "line",
    "postgres_server",
    "postgres_template",
    "sqlite_template",
]


@dataclass
class Line:
    """The local Slack, the wire to it, and a client at its end."""

    world: World
    wire: Wire
    client: AsyncWebClient

    def id(self, name: str) -> str:
        people = {user.name: user.id for user in self.world.users.values()}
        rooms = {channel.name: channel.id for channel in self.world.channels.values()}
        return (people | rooms)[name]


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    timeline = FreeTimeline(lambda: AT)
    world = demo_world(timeline)
    server = Server(world, timeline)
    await server.start()
    wire = Wire(server.api_url)
    await wire.start()
    yield Line(world, wire, AsyncWebClient(token="xoxb-sandbox", base_url=wire.url))
    await wire.stop()
    await server.stop()
