"""What doctor finds between the bot and Slack."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.clock import MovableClock, SystemClock
from bot.config import Settings
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.slack import permissions
from bot.slack.manifest import EVENTS_PATH
from bot.slack.permissions import FEATURES, SCOPES
from bot.wiring import doctor_slack
from bot.wiring.doctor_slack import examine_slack
from bot.wiring.local_app import install_from_manifest
from bot.wiring.running import running
from tests.sandbox.sample_app import listening
from tests.wiring.test_running import settings

SECRET = "sandbox-signing-secret"


@pytest.fixture
async def slack() -> AsyncIterator[Server]:
    timeline = FreeTimeline(SystemClock().now)
    world = demo_world(timeline)
    install_from_manifest(world)
    server = Server(world, timeline)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def given(slack: Server, tmp_path: Path) -> Settings:
    return settings(slack, tmp_path)


async def mends(given: Settings, url: str = "") -> dict[str, str]:
    return {one.says: one.mend for one in await examine_slack(given, url) if not one.fine}


async def says(given: Settings) -> list[str]:
    return [one.says for one in await examine_slack(given)]


async def test_all_is_well_by_socket_and_no_socket_is_opened(
    slack: Server, given: Settings
) -> None:
    assert await mends(given) == {}
    said = await says(given)
    assert "bot token: works, in Acme" in said
    assert f"scopes: {len(SCOPES)} of the {len(SCOPES)} needed are granted" in said
    assert f"socket: 127.0.0.1:{slack.port} can be reached" in said
    assert any(one.startswith("clock: Slack is") for one in said)
    assert not slack.hub.open_sockets()
    assert "socket" not in {entry.kind for entry in slack.world.journal.entries}


@pytest.mark.parametrize("scope", SCOPES)
async def test_each_scope_that_is_missing_is_named_with_what_for(
    slack: Server, given: Settings, scope: str
) -> None:
    slack.world.app.scopes = tuple(one for one in slack.world.app.scopes if one != scope)
    found = await mends(given)
    assert list(found) == [f"scope: {scope} is missing, for {SCOPES[scope]}"]
    assert "firsthand manifest" in found[f"scope: {scope} is missing, for {SCOPES[scope]}"]


async def test_an_option_that_is_off_needs_no_mending_and_says_how_to_switch_it_on(
    slack: Server, given: Settings
) -> None:
    slack.world.app.scopes = (*SCOPES, "stars:read", "team:read")
    assert await mends(given) == {}
    said = await says(given)
    for one in FEATURES:
        [line] = [each for each in said if each.startswith(f"option: {one.name} is off")]
        assert f"cannot {one.gives}" in line
        assert f"firsthand manifest --with {one.name}" in line
    assert "scopes: stars:read, team:read granted, and not needed" in said


async def test_what_is_on_stays_on_when_a_new_manifest_is_pasted(
    slack: Server, given: Settings
) -> None:
    slack.world.app.scopes = tuple(one for one in slack.world.app.scopes if one != "files:write")
    [mend] = (await mends(given)).values()
    for one in FEATURES:
        assert f"--with {one.name}" in mend


async def test_a_token_of_another_workspace_than_the_databases_is_named(
    slack: Server, given: Settings
) -> None:
    mine = slack.world.workspace.id
    assert all(one.fine for one in await examine_slack(given, workspaces=[mine]))
    [other] = [one for one in await examine_slack(given, workspaces=["T0OTHER"]) if not one.fine]
    assert other.says == "workspace: this database is not of Acme"


async def test_an_option_that_is_half_on_is_to_be_mended(
    slack: Server, given: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = FEATURES[0].__class__(name="two", gives="do both", scopes=("a:read", "a:write"))
    monkeypatch.setattr(doctor_slack, "FEATURES", (both,))
    monkeypatch.setattr(permissions, "FEATURES", (both,))
    slack.world.app.scopes = (*SCOPES, "a:read")
    [(said, mend)] = (await mends(given)).items()
    assert said == "option: two is only half on (a:write is missing), so it cannot do both"
    assert "--with two" in mend


async def test_each_token_is_tried_by_itself(slack: Server, tmp_path: Path) -> None:
    wrong = settings(slack, tmp_path, bot_token="xoxb-wrong", app_token="xapp-wrong")
    found = await mends(wrong)
    assert list(found) == ["bot token: does not work", "app-level token: does not work"]
    assert "SLACK_BOT_TOKEN" in found["bot token: does not work"]
    assert "SLACK_APP_TOKEN" in found["app-level token: does not work"]


async def test_a_missing_token_is_one_finding_beside_the_others(
    slack: Server, tmp_path: Path
) -> None:
    bare = settings(slack, tmp_path).model_copy(update={"app_token": None})
    [(said, mend)] = (await mends(bare)).items()
    assert said == "settings: not complete"
    assert "SLACK_APP_TOKEN is not set" in mend
    assert "bot token: works, in Acme" in await says(bare)


async def test_a_slack_that_is_away_is_one_finding(slack: Server, given: Settings) -> None:
    await slack.stop()
    [mend] = (await mends(given)).values()
    assert "cannot be reached" in mend


async def test_a_host_of_sockets_that_cannot_be_reached_is_named(
    slack: Server, given: Settings
) -> None:
    slack.world.base_url = "http://127.0.0.1:9"
    [(said, mend)] = (await mends(given)).items()
    assert said == "socket: 127.0.0.1:9 cannot be reached (ClientConnectorError)"
    assert "HTTPS_PROXY" in mend


def over_http(slack: Server, folder: Path, port: int) -> Settings:
    known = settings(slack, folder, http_port=str(port), signing_secret=SECRET)
    return known.model_copy(update={"app_token": None})


async def test_over_http_the_bot_is_looked_for_here_and_from_outside(
    slack: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    async with running(over_http(slack, tmp_path, 0), MovableClock()) as bot:
        await bot.ticker.tick(bot.clock.now())
        there = over_http(slack, tmp_path, int(bot.address.rpartition(":")[2]))
        url = f"{bot.address}{EVENTS_PATH}"
        found = [one for one in await examine_slack(there, url) if "HTTP:" in one.says]
        assert any(f"{url} is this bot" in one.says for one in found)
        stranger = there.model_copy(update={"signing_secret": there.bot_token})
        assert "does not know this signing secret" in " ".join(await mends(stranger, url))


async def test_over_http_what_does_not_answer_as_it_should_is_said(
    slack: Server, tmp_path: Path
) -> None:
    given = over_http(slack, tmp_path, 9)
    outside = f"{slack.url}{EVENTS_PATH}"  # the local Slack itself, which is no bot
    found = await mends(given, outside)
    assert "HTTP: nothing listens at http://127.0.0.1:9" in found
    assert f"HTTP: {outside} answers HTTP 404" in found
    found = await mends(given, "http://127.0.0.1:9/slack/events")
    assert any("cannot be reached (ClientConnectorError)" in one for one in found)
    other = over_http(slack, tmp_path, slack.port)
    assert f"HTTP: something else listens at {slack.url}" in await mends(other)


@pytest.mark.parametrize(
    ("path", "said"), [("ailing", "is not well"), ("chatty", "answers, but not as this bot does")]
)
async def test_a_bot_that_is_not_well_and_one_that_is_another_are_told_apart(
    slack: Server, tmp_path: Path, path: str, said: str
) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text="hello", status=503 if path == "ailing" else 200)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    async with listening(app) as address:
        given = over_http(slack, tmp_path, int(address.rpartition(":")[2]))
        assert said in " ".join(await mends(given, f"{address}{EVENTS_PATH}"))
