"""The same bot where Slack reaches it by HTTP, not by a socket."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.signing import signature
from bot.slack.manifest import EVENTS_PATH
from tests.scenarios.program import Program
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path, http=True)


def test_commands_buttons_forms_and_events_work_and_nothing_counts_twice(
    world: Firsthand,
) -> None:
    bob = world.user("bob")
    payments = rotation(world, "bob")  # a command, a form, a command
    assert world.program.server.hub.open_sockets() == []
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    world.engine(world.program.tell("faults", kind="event_duplicated"))
    before = published(world)
    bob.opens_home().reads("Did we solve it?")
    assert published(world) == before + 1
    bob.expects("Did we solve it?").click("Yes")
    world.restart_bot()  # at another address, as another replica would be
    bob.types("/firsthand next").sees("Payments")


def published(world: Firsthand) -> int:
    """How often Home was published."""
    entries = world.engine(world.program.see("journal"))["entries"]
    return sum(one["detail"].get("method") == "views.publish" for one in entries)


def test_only_what_slack_signs_is_heard(world: Firsthand) -> None:
    bot = world.program.bot
    assert bot is not None
    address = bot.address
    secret = world.program.slack.app.signing_secret
    body = "command=%2Ffirsthand&text=join&user_id=U1&channel_id=C1"

    async def send(timestamp: int, key: str) -> int:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": str(timestamp),
            "X-Slack-Signature": signature(key, timestamp, body),
        }
        async with (
            aiohttp.ClientSession() as http,
            http.post(f"{address}{EVENTS_PATH}", data=body, headers=headers) as answer,
        ):
            return answer.status

    async def healthy() -> bool:
        async with aiohttp.ClientSession() as http, http.get(f"{address}/health") as answer:
            return answer.status == 200

    async def until_healthy() -> None:
        async with asyncio.timeout(10):
            while not await healthy():  # noqa: ASYNC110 -- the first beat is on its way
                await asyncio.sleep(0.01)

    now = int(world.program.slack.wall())
    assert world.engine(send(now, "not the secret")) == 401
    assert world.engine(send(now - 301, secret)) == 401
    assert world.engine(send(now, secret)) == 200
    world.engine(until_healthy())
