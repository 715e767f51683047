import pytest

from bot.sandbox.seed import demo_world
from bot.sandbox.server import PortTaken, Server
from bot.sandbox.timeline import FreeTimeline
from tests.sandbox.hands import MONDAY, Slack


async def test_a_server_answers_at_its_address(slack: Slack) -> None:
    assert (await slack.client.api_test())["ok"]


async def test_a_taken_port_is_said_in_one_sentence(slack: Slack) -> None:
    timeline = FreeTimeline(lambda: MONDAY)
    second = Server(demo_world(timeline), timeline, port=slack.server.port)
    with pytest.raises(PortTaken, match="is taken by another program"):
        await second.start()
