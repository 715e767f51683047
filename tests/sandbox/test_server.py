import aiohttp
import pytest

from bot.sandbox.seed import demo_world
from bot.sandbox.server import PortTaken, Server
from bot.sandbox.timeline import FreeTimeline
from tests.sandbox.hands import MONDAY, Slack
from tests.sandbox.robot import robot


async def test_a_server_answers_at_its_address(slack: Slack) -> None:
    assert (await slack.client.api_test())["ok"]


async def test_a_taken_port_is_said_in_one_sentence(slack: Slack) -> None:
    timeline = FreeTimeline(lambda: MONDAY)
    second = Server(demo_world(timeline), timeline, port=slack.server.port)
    with pytest.raises(PortTaken, match="is taken by another program"):
        await second.start()


async def test_a_stopped_server_comes_back_with_its_world_at_the_same_address(slack: Slack) -> None:
    await slack.client.chat_postMessage(channel=slack.id("general"), text="Before")
    address = slack.server.url
    await slack.server.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await slack.see("clock")
    await slack.server.start()
    assert slack.server.url == address
    assert [message["text"] for message in await slack.said("general")] == ["Before"]
    async with robot(slack) as app:
        assert (await slack.do("act/home", user="ada"))["acked"]
        assert len(app.payloads("app_home_opened")) == 1


async def test_the_page_is_mounted(slack: Slack) -> None:
    async with slack.http.get(slack.server.url) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")


async def test_an_address_of_another_machine_is_an_ordinary_error() -> None:
    timeline = FreeTimeline(lambda: MONDAY)
    with pytest.raises(OSError, match="assign requested address"):
        await Server(demo_world(timeline), timeline, host="192.0.2.1").start()
