"""The programs under measure, each a process of its own that talks to the local Slack."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from bot.sandbox.server import Server

START_SECONDS = 60.0


@asynccontextmanager
async def bare(server: Server) -> AsyncIterator[None]:
    """A Bolt app that only acknowledges."""
    app = server.world.app
    words = ("-m", "tests.bench.bare", server.api_url, app.bot_token, app.app_token)
    async with _running(server, words, {}):
        yield


@asynccontextmanager
async def firsthand(server: Server, database_url: str) -> AsyncIterator[None]:
    """``firsthand run`` on that database."""
    app = server.world.app
    settings = {
        "SLACK_BOT_TOKEN": app.bot_token,
        "SLACK_APP_TOKEN": app.app_token,
        "SLACK_API_URL": server.api_url,
        "FIRSTHAND_DATABASE_URL": database_url,
        "FIRSTHAND_LOG_LEVEL": "warning",
    }
    async with _running(server, ("-m", "bot", "run"), settings):
        yield


@asynccontextmanager
async def _running(
    server: Server, words: Sequence[str], settings: Mapping[str, str]
) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, env={**os.environ, **settings}
    )
    try:
        async with asyncio.timeout(START_SECONDS):
            while not server.hub.open_sockets():
                if process.returncode is not None:
                    msg = f"{' '.join(words[:2])} ended by itself with {process.returncode}"
                    raise RuntimeError(msg)
                await asyncio.sleep(0.05)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        async with asyncio.timeout(START_SECONDS):
            while server.hub.open_sockets():  # noqa: ASYNC110 -- Slack notices a moment later
                await asyncio.sleep(0.05)
