"""The whole program: the local Slack and the bot, over real sockets and HTTP, on one clock."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from cryptography.fernet import Fernet

from bot.clock import MovableClock
from bot.config import Settings
from bot.sandbox.server import Server
from bot.sandbox.world import World
from bot.slack.manifest import EVENTS_PATH
from bot.wiring.local_app import install_from_manifest
from bot.wiring.running import Bot, running
from bot.wiring.timeline import BotTimeline
from tests.scenarios.company import company

Json = dict[str, Any]

MONDAY_MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""Eight o'clock in Berlin, before anybody works."""

RECONNECTED_SECONDS = 20.0

DATABASE = "firsthand.db"
"""The file's name in the story's folder; a migrated copy may lie there already."""


@dataclass(frozen=True)
class Standing:
    """Time that passes only when a story says so."""

    begin: datetime = MONDAY_MORNING

    def now(self) -> datetime:
        return self.begin


@dataclass
class Program:
    """Acts through the control API, as the page does."""

    folder: Path
    clock: MovableClock = field(default_factory=lambda: MovableClock(Standing()))
    bot: Bot | None = None
    seed: Callable[[World], None] = company
    http: bool = False
    """Slack reaches the bot by HTTP, not by a socket."""
    postgresql: str = ""
    """The address of a migrated database there; empty for a SQLite file in the folder."""
    keys: str = field(default_factory=lambda: Fernet.generate_key().decode())

    def __post_init__(self) -> None:
        self.timeline = BotTimeline(self.clock)
        self.slack = World(timeline=self.timeline, seed=self.seed)
        install_from_manifest(self.slack)
        self.server = Server(self.slack, self.timeline)
        self._stack = AsyncExitStack()
        self._bot_stack = AsyncExitStack()

    @property
    def database_url(self) -> str:
        return self.postgresql or f"sqlite:///{self.folder / DATABASE}"

    @property
    def environment(self) -> dict[str, str]:
        """What a terminal beside the bot must know."""
        return {
            "FIRSTHAND_DATABASE_URL": self.database_url,
            "FIRSTHAND_SECRET_KEYS": self.keys,
        }

    async def start(self) -> None:
        await self.server.start()
        self._stack.push_async_callback(self.server.stop)
        self._http = await self._stack.enter_async_context(aiohttp.ClientSession())
        self._stack.push_async_callback(self.stop_bot)
        await self.start_bot()

    async def stop(self) -> None:
        await self._stack.aclose()

    async def start_bot(self) -> None:
        app = self.slack.app
        by_http = {"signing_secret": app.signing_secret, "http_port": 0}
        settings = Settings.model_validate(
            {
                "bot_token": app.bot_token,
                "api_url": self.server.api_url,
                "database_url": self.database_url,
                "secret_keys": self.keys,
                "tick_seconds": 3600,  # only journeys beat
                **(by_http if self.http else {"app_token": app.app_token}),
            }
        )
        self.bot = await self._bot_stack.enter_async_context(running(settings, self.clock))
        self.timeline.attach(self.bot.db, self.bot.ticker, self.bot.door.busy)
        if self.http:
            await self.tell("admin/delivery", url=f"{self.bot.address}{EVENTS_PATH}")

    async def stop_bot(self) -> None:
        await self._bot_stack.aclose()
        self.bot = None

    async def slack_goes_away(self) -> None:
        await self.server.stop()

    async def slack_comes_back(self) -> None:
        await self.server.start()
        async with asyncio.timeout(RECONNECTED_SECONDS):
            while not self.server.hub.open_sockets():  # noqa: ASYNC110 -- the bot redials by itself
                await asyncio.sleep(0.02)

    async def strike(self, instant: datetime) -> None:
        """Let it be that time and one tick happen, whether or not Slack can be reached."""
        self.clock.set_forward(instant)
        assert self.bot is not None
        await self.bot.ticker.tick(self.clock.now())

    async def travel(self, instant: datetime) -> None:
        assert instant >= self.clock.now(), "stories go forward"
        await self.settle()
        await self.timeline.travel_to(instant)
        await self.settle()

    async def settle(self) -> None:
        """Return when nothing is under way: no event, no listener, no message owed."""
        while self.bot is not None:
            before = self.slack.journal.seq
            await self.server.hub.settle()
            await self.timeline.settle()
            if self.slack.journal.seq == before:
                return

    async def do(self, act: str, **fields: object) -> Json:
        """Act, and let everything that follows from it happen."""
        told = await self.tell(act, **fields)
        await self.settle()
        return told

    async def tell(self, act: str, **fields: object) -> Json:
        """Act, and return with Slack's answer."""
        async with self._http.post(f"{self.server.url}/_emu/{act}", json=fields) as answer:
            told = dict(await answer.json())
            assert answer.status == 200, told["error"]
            return told

    async def see(self, what: str, **query: str) -> Json:
        async with self._http.get(f"{self.server.url}/_emu/{what}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    async def download(self, file_id: str) -> bytes:
        async with self._http.get(f"{self.server.url}/_emu/files/{file_id}") as answer:
            assert answer.status == 200
            return await answer.read()
