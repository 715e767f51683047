"""A local Slack on a free port, with a small world."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import Pace, World
from tests.sandbox.desk import Desk
from tests.sandbox.hands import MONDAY, Beat, Slack, small
from tests.sandbox.sample_app import listening


@pytest.fixture
def beat() -> Beat:
    return Beat()


@pytest.fixture
def pace() -> Pace:
    return Pace(ack=0.3, redelivery=(0.0, 0.02, 0.02), leaving=0.05)


@pytest.fixture
async def slack(beat: Beat, pace: Pace) -> AsyncIterator[Slack]:
    timeline = FreeTimeline(lambda: MONDAY)
    world = World(timeline=timeline, seed=small, pace=pace, monotonic=beat)
    server = Server(world, timeline)
    await server.start()
    async with aiohttp.ClientSession() as http:
        client = AsyncWebClient(token="xoxb-sandbox", base_url=server.api_url, session=http)
        yield Slack(world, server, beat, http, client)
    await server.stop()


@pytest.fixture
async def desk(slack: Slack) -> AsyncIterator[Desk]:
    """Give the app a request URL, in place of its sockets."""
    made, served = Desk(), web.Application()
    served.router.add_post("/slack/events", made.take)
    async with listening(served) as address:
        await slack.do("admin/delivery", url=f"{address}/slack/events")
        yield made
