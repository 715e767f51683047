"""Several workspaces at one address, with one app in two of them and another app in a third."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.seed import neighbour
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import Pace, World
from tests.sandbox.hands import MONDAY, Beat, Slack, small
from tests.sandbox.refusing import code
from tests.sandbox.robot import robot


@pytest.fixture
async def slack(beat: Beat, pace: Pace) -> AsyncIterator[Slack]:
    timeline = FreeTimeline(lambda: MONDAY)
    acme = World(timeline=timeline, seed=small, pace=pace, monotonic=beat)
    beta = neighbour(acme, "Beta", "SANDC")
    gamma = neighbour(acme, "Gamma", "SANDD", same_app=False)
    server = Server(acme, timeline, others=(beta, gamma))
    await server.start()
    async with aiohttp.ClientSession() as http:
        client = AsyncWebClient(token="xoxb-sandbox", base_url=server.api_url, session=http)
        yield Slack(acme, server, beat, http, client)
    await server.stop()


def client(slack: Slack, team: str) -> AsyncWebClient:
    token = next(h.world.app.bot_token for h in slack.server.hubs if h.world.workspace.name == team)
    return AsyncWebClient(token, slack.server.api_url)


async def general(slack: Slack, team: str) -> str:
    state = await slack.see("state", team=team.lower())
    return next(str(c["id"]) for c in state["channels"] if c["name"] == "general")


async def test_a_token_opens_its_own_workspace_only(slack: Slack) -> None:
    teams = [(await client(slack, team).auth_test())["team"] for team in ("Acme", "Beta", "Gamma")]
    assert teams == ["Acme", "Beta", "Gamma"]
    foreign = client(slack, "Acme").chat_postMessage(
        channel=await general(slack, "Beta"), text="Hi"
    )
    assert await code(foreign) == "channel_not_found"
    assert await code(AsyncWebClient("xoxb-7", slack.server.api_url).auth_test()) == "invalid_auth"


async def test_what_is_said_in_one_is_not_heard_in_another(slack: Slack) -> None:
    await client(slack, "Beta").chat_postMessage(channel=await general(slack, "Beta"), text="Hi")
    assert await slack.said("general") == []
    there = await slack.see("messages", channel="general", team="beta")
    assert [message["text"] for message in there["messages"]] == ["Hi"]


async def test_one_app_hears_all_its_workspaces_on_one_socket_and_no_other_app_s(
    slack: Slack,
) -> None:
    async with robot(slack) as app:
        for team in ("acme", "beta", "gamma"):
            done = await slack.do("act/home", user="ada", team=team)
            assert done["acked"] == (team != "gamma")
        heard = [e["payload"]["team_id"] for e in app.heard[1:]]
    assert heard == [hub.world.workspace.id for hub in slack.server.hubs[:2]]


async def test_files_and_response_urls_lead_to_their_workspace(slack: Slack) -> None:
    beta = client(slack, "Beta")
    file = (await beta.files_upload_v2(filename="a.txt", content="Notes"))["file"]
    assert (await beta.files_info(file=file["id"]))["ok"]
    assert await code(slack.client.files_info(file=file["id"])) == "file_not_found"
    headers = {"Authorization": f"Bearer {beta.token}"}
    url = (await beta.files_info(file=file["id"]))["file"]["url_private"]
    async with slack.http.get(url, headers=headers) as answer:
        assert await answer.read() == b"Notes"
    async with robot(slack) as app:
        where = {"user": "ada", "channel": "general", "command": "/firsthand", "team": "beta"}
        await slack.do("act/slash", **where)
        url = app.payloads("/firsthand")[0]["response_url"]
    async with slack.http.post(url, json={"text": "Hi", "response_type": "in_channel"}) as answer:
        assert answer.status == 200
    there = await slack.see("messages", channel="general", team="beta")
    assert [message["text"] for message in there["messages"]] == ["Hi"]


async def test_faults_and_limits_are_each_workspace_s_own(slack: Slack) -> None:
    await slack.do("faults", kind="error", error="fatal_error", times=9, team="beta")
    assert (await slack.client.auth_test())["ok"]
    assert await code(client(slack, "Beta").auth_test()) == "fatal_error"
    await slack.do("admin/rates", mode="enforce")
    for _ in range(20):
        await slack.client.users_list()
    assert await code(slack.client.users_list()) == "ratelimited"
    assert (await client(slack, "Gamma").users_list())["ok"]


async def test_a_workspace_nobody_knows_is_one_sentence(slack: Slack) -> None:
    unknown: tuple[object, ...] = ("delta", "", 7, [])
    for team in unknown:
        assert "no workspace" in await slack.cannot("act/home", user="ada", team=team)
