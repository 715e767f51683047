"""The bot, connected to a local Slack over real sockets."""

import io
import logging
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
import structlog
from pydantic import SecretStr

from bot.clock import MovableClock
from bot.config import Settings
from bot.logs import set_up_logs
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.wiring.demo import furnish
from bot.wiring.running import running
from bot.wiring.timeline import BotTimeline
from tests.databases import sqlite_template
from tests.slack.office import Office
from tests.stories.table import note

__all__ = ["sqlite_template"]

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""Nine in the morning in Berlin, before the demo's round at ten."""


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """What is logged, written as in production; structlog's own way of tests takes seconds."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs(Settings(log_format="json"), stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@dataclass
class FromMonday:
    """A clock that runs from that Monday on, whenever the tests run."""

    begun: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return MONDAY + timedelta(seconds=time.monotonic() - self.begun)


@pytest.fixture
async def office(
    tmp_path: Path, sqlite_template: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Office]:
    shutil.copy(sqlite_template, tmp_path / "bot.db")
    clock = MovableClock(FromMonday())
    timeline = BotTimeline(clock)
    server = Server(demo_world(timeline), timeline)
    await server.start()
    settings = Settings(
        bot_token=SecretStr(server.world.app.bot_token),
        app_token=SecretStr(server.world.app.app_token),
        api_url=server.api_url,
        database_url=SecretStr(f"sqlite:///{tmp_path / 'bot.db'}"),
        tick_seconds=3600,
    )
    async with running(settings, clock) as bot, aiohttp.ClientSession() as http:
        timeline.attach(bot.db, bot.ticker, bot.door.busy)
        yield Office(server, bot, http)
    await server.stop()
    note(request.node.nodeid, server.world.journal.entries)


@pytest.fixture
async def demo(office: Office, tmp_path: Path) -> Office:
    """The office with the demo rotation: Ada owns it, Jonas, Grace and Thiago are in it."""
    world = office.server.world
    people = {user.name: user.id for user in world.users.values()}
    channels = {room.name: room.id for room in world.channels.values()}
    await furnish(office.bot, people, channels, tmp_path)
    return office
