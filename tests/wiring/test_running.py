"""The whole bot against a local Slack: how it starts, refuses to start, polls and stops."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.config import Settings, SettingsError
from bot.gateways.sentences import SlackProblem
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.slack.permissions import SCOPES
from bot.sources.registry import dump_settings, read_settings
from bot.store import outbox, quiet, sources
from bot.store.sources import Source
from bot.usecases.add_source import add_source
from bot.usecases.quieten import quieten_workspace
from bot.wiring.database import open_database
from bot.wiring.demo import ROTATION, furnish
from bot.wiring.running import Bot, running
from tests.databases import sqlite_template
from tests.store.moments import saying

__all__ = ["sqlite_template"]


@pytest.fixture
async def slack(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Server]:
    """A local Slack, beside the database of a bot that may have run before."""
    shutil.copy(sqlite_template, tmp_path / "bot.db")
    timeline = FreeTimeline(MovableClock().now)
    server = Server(demo_world(timeline), timeline)
    await server.start()
    yield server
    await server.stop()


def settings(slack: Server, folder: Path, **changed: str) -> Settings:
    known = {
        "bot_token": slack.world.app.bot_token,
        "app_token": slack.world.app.app_token,
        "api_url": slack.api_url,
        "database_url": f"sqlite:///{folder / 'bot.db'}",
        "tick_seconds": "3600",
    }
    return Settings.model_validate(known | changed)


async def test_it_connects_installs_its_workspace_and_stops(slack: Server, tmp_path: Path) -> None:
    async with running(settings(slack, tmp_path), MovableClock()) as bot:
        assert bot.identity.workspace_name == "Acme"
        assert bot.db.workspaces() == [slack.world.workspace.id]
        assert len(slack.hub.open_sockets()) == 1
    async with asyncio.timeout(5):
        while slack.hub.open_sockets():  # noqa: ASYNC110 -- Slack notices a moment later
            await asyncio.sleep(0.01)


async def test_it_starts_again_on_the_same_database(slack: Server, tmp_path: Path) -> None:
    for _ in range(2):
        async with running(settings(slack, tmp_path), MovableClock()) as bot:
            assert bot.db.workspaces() == [slack.world.workspace.id]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"bot_token": "xoxb-wrong"}, "SLACK_BOT_TOKEN"),
        ({"app_token": "xapp-wrong"}, "SLACK_APP_TOKEN"),
        ({"api_url": "http://127.0.0.1:9/api/"}, "cannot be reached"),
    ],
)
async def test_tokens_and_addresses_that_do_not_work_are_one_sentence(
    slack: Server, tmp_path: Path, changed: dict[str, str], says: str
) -> None:
    with pytest.raises(SlackProblem, match=says) as caught:
        async with running(settings(slack, tmp_path, **changed), MovableClock()):
            pass
    assert "wrong" not in str(caught.value).removeprefix("SLACK")
    assert "\n" not in str(caught.value)


async def test_a_missing_scope_is_named(slack: Server, tmp_path: Path) -> None:
    slack.world.app.scopes = tuple(scope for scope in SCOPES if scope != "files:write")
    with pytest.raises(SlackProblem, match="files:write"):
        async with running(settings(slack, tmp_path), MovableClock()):
            pass


async def test_a_token_of_another_workspace_than_the_databases_is_refused(
    slack: Server, tmp_path: Path
) -> None:
    given = settings(slack, tmp_path)
    async with running(given, MovableClock()) as bot:
        mine = bot.db.workspaces()
    slack.world.workspace.id = "T0OTHER"
    with pytest.raises(SettingsError, match="belongs to another one; use that one's token"):
        async with running(given, MovableClock()):
            pass
    db = open_database(given)
    assert db.workspaces() == mine
    db.close()


async def test_over_http_no_socket_is_opened_and_no_app_level_token_needed(
    slack: Server, tmp_path: Path
) -> None:
    by_http = {"http_port": "0", "signing_secret": "shh"}
    given = settings(slack, tmp_path, **by_http).model_copy(update={"app_token": None})
    async with running(given, MovableClock()) as bot:
        assert bot.address.startswith("http://127.0.0.1:")
        assert slack.hub.open_sockets() == []


async def test_a_port_that_is_taken_is_one_sentence(slack: Server, tmp_path: Path) -> None:
    taken = settings(slack, tmp_path, http_port=str(slack.port), signing_secret="shh")
    with pytest.raises(SettingsError, match="another program does"):
        async with running(taken, MovableClock()):
            pass


async def test_missing_tokens_stop_it_before_anything_is_touched(
    slack: Server, tmp_path: Path
) -> None:
    (tmp_path / "bot.db").unlink()
    bare = settings(slack, tmp_path).model_copy(update={"app_token": None})
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN"):
        async with running(bare, MovableClock()):
            pass
    assert names_in(tmp_path) == []


async def test_sources_are_polled_and_one_that_fails_is_noted(
    slack: Server, tmp_path: Path
) -> None:
    async with running(settings(slack, tmp_path), MovableClock()) as bot:
        people = {user.name: user.id for user in slack.world.users.values()}
        channels = {room.name: room.id for room in slack.world.channels.values()}
        await furnish(bot, people, channels, tmp_path)
        tickets = tmp_path / "tickets.csv"
        tickets.write_text("id,subject,status\n1,Cannot print,open\n2,Done,solved\n")
        await watch(bot, "good", tickets)
        await watch(bot, "bad", tmp_path / "nowhere.csv")
        await bot.ticker.tick(bot.clock.now())
        good, bad = await named(bot, "good"), await named(bot, "bad")
        assert good.pulled_at is not None
        assert good.failures == 0
        assert bad.failures == 1
        assert "nowhere.csv" in bad.last_error


async def revoke(slack: Server, act: str) -> None:
    async with aiohttp.ClientSession() as http, http.post(f"{slack.url}/_emu/admin/{act}") as told:
        assert told.status == 200, await told.text()


@pytest.mark.parametrize("act", ["revoke", "uninstall"])
async def test_a_removed_app_falls_quiet_and_goes_on_when_it_is_back(
    slack: Server, tmp_path: Path, act: str
) -> None:
    room = next(one for one in slack.world.channels.values() if one.name == ROTATION)
    async with running(settings(slack, tmp_path), MovableClock()) as bot:
        await revoke(slack, act)
        async with asyncio.timeout(10):
            while await bot.door.look(quiet.since) is None:  # noqa: ASYNC110 -- an event comes
                await asyncio.sleep(0.02)
        await bot.door.run(
            outbox.put, key="a", conversation=room.id, message=saying("hello"), at=bot.clock.now()
        )
        await bot.ticker.tick(bot.clock.now())
        assert not room.messages
    slack.world.app.state = "installed"
    async with running(settings(slack, tmp_path), MovableClock()) as bot:
        assert await bot.door.look(quiet.since) is None
        await bot.ticker.tick(bot.clock.now())
        assert len(room.messages) == 1


async def test_a_running_bot_notices_that_its_app_is_back(slack: Server, tmp_path: Path) -> None:
    async with running(settings(slack, tmp_path), MovableClock()) as bot:
        await bot.door.run(quieten_workspace, why="a mistake", at=bot.clock.now())
        await bot.ticker.tick(bot.clock.now())
        assert await bot.door.look(quiet.since) is None


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def watch(bot: Bot, name: str, path: Path) -> None:
    await bot.door.run(
        add_source,
        rotation_name=ROTATION,
        kind="csv",
        name=name,
        settings=dump_settings(read_settings("csv", {"path": str(path)})),
        polled=True,
        secrets=bot.secrets,
        at=bot.clock.now(),
    )


async def named(bot: Bot, name: str) -> Source:
    return next(each for each in await bot.door.look(sources.every) if each.name == name)
