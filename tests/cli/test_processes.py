"""Real processes: the sandbox, a second terminal beside it, and their end by a signal."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from bot.clock import SystemClock
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.slack.manifest import EVENTS_PATH
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.usecases.install_workspace import install_workspace

SECONDS = 60


@asynccontextmanager
async def firsthand(*arguments: str, **environment: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def line_with(process: Process, pattern: str) -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    async with asyncio.timeout(SECONDS):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(pattern, line):
                return found[1]
    raise AssertionError((await process.stderr.read()).decode())


async def finished(process: Process) -> tuple[int, str, str]:
    async with asyncio.timeout(SECONDS):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def test_the_sandbox_shows_a_page_takes_an_import_and_stops_on_a_signal(
    tmp_path: Path,
) -> None:
    tickets = tmp_path / "mine.csv"
    tickets.write_text("id,subject\n1,Cannot print\n")
    async with firsthand("sandbox", "--port", "0") as sandbox:
        url = await line_with(sandbox, r"ready: +(http://127\.0\.0\.1:\d+)")
        database = await line_with(sandbox, r"FIRSTHAND_DATABASE_URL='(sqlite:[^']+)'")
        async with aiohttp.ClientSession() as http, http.get(f"{url}/_emu/upcoming") as answer:
            coming = [each["label"] for each in (await answer.json())["upcoming"]]
        assert "Round of customer-contact" in coming
        async with firsthand(
            *("source", "add", "csv", str(tickets), "--rotation", "customer-contact"),
            FIRSTHAND_DATABASE_URL=database,
        ) as other:
            code, out, err = await finished(other)
        assert (code, err) == (0, "")
        assert "1 new" in out
        sandbox.send_signal(signal.SIGTERM)
        code, _, err = await finished(sandbox)
    assert code == 0, err
    assert "Traceback" not in err
    assert not os.path.exists(database.removeprefix("sqlite:///"))  # noqa: ASYNC240, PTH110 -- one look after all is over


async def test_a_command_that_fails_has_a_sentence_and_a_code_of_its_own() -> None:
    async with firsthand("run", SLACK_BOT_TOKEN="nonsense") as process:
        code, out, err = await finished(process)
    assert code == 2
    assert out == ""
    assert err.startswith("firsthand: SLACK_BOT_TOKEN must be the bot token")
    assert len(err.splitlines()) == 1


async def test_a_token_of_another_workspace_than_the_databases_is_one_sentence(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    database = Database(make_engine(url))
    migrate(database.engine)
    at = datetime(2026, 11, 23, tzinfo=UTC)
    database.call(install_workspace, "T0FORMER", name="Former", bot_user_id="U1", at=at)
    timeline = FreeTimeline(SystemClock().now)
    slack = Server(demo_world(timeline), timeline)
    await slack.start()
    async with firsthand(
        "run",
        SLACK_BOT_TOKEN=slack.world.app.bot_token,
        SLACK_APP_TOKEN=slack.world.app.app_token,
        SLACK_API_URL=slack.api_url,
        FIRSTHAND_DATABASE_URL=url,
    ) as process:
        code, _, err = await finished(process)
    await slack.stop()
    assert code != 0
    assert err.splitlines()[-1].startswith("firsthand: SLACK_BOT_TOKEN is of the workspace Acme")
    assert "Traceback" not in err
    assert database.workspaces() == ["T0FORMER"]
    database.close()


async def test_over_http_it_is_alive_answers_slack_and_stops_in_time(tmp_path: Path) -> None:
    timeline = FreeTimeline(SystemClock().now)
    slack = Server(demo_world(timeline), timeline)
    await slack.start()
    app = slack.world.app
    async with (
        firsthand(
            "run",
            SLACK_BOT_TOKEN=app.bot_token,
            SLACK_SIGNING_SECRET=app.signing_secret,
            SLACK_API_URL=slack.api_url,
            FIRSTHAND_HTTP_PORT="0",
            FIRSTHAND_LOG_FORMAT="json",
            FIRSTHAND_DATABASE_URL=f"sqlite:///{tmp_path / 'bot.db'}",
            XDG_CACHE_HOME=str(tmp_path),
        ) as bot,
        aiohttp.ClientSession() as http,
    ):
        address = await said(bot, r"listening to Slack at (http://127\.0\.0\.1:\d+)")
        await until_alive(http, address)
        url = f"{address}{EVENTS_PATH}"
        async with http.post(f"{slack.url}/_emu/admin/delivery", json={"url": url}) as answer:
            assert answer.status == 200, await answer.text()
        bot.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            code, _, err = await finished(bot)
    await slack.stop()
    assert code == 0, err
    assert "Traceback" not in err


async def said(process: Process, pattern: str) -> str:
    """What it logs, up to a line like that."""
    assert process.stderr is not None
    async with asyncio.timeout(SECONDS):
        while line := (await process.stderr.readline()).decode():
            if found := re.search(pattern, line):
                return found[1]
    raise AssertionError(pattern)


async def until_alive(http: aiohttp.ClientSession, address: str) -> None:
    """The first beat is on its way."""
    async with asyncio.timeout(SECONDS):
        while True:
            async with http.get(f"{address}/health") as answer:
                if answer.status == 200:
                    return
            await asyncio.sleep(0.05)
