"""Several bots behind one balancer: whichever Slack's request comes to, it counts once."""

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.core.person import Person
from bot.core.rotation_form import RotationForm
from bot.sandbox.server import Server
from bot.sandbox.signing import signed_headers
from bot.slack.manifest import EVENTS_PATH
from bot.usecases.set_up_rotation import set_up_rotation
from bot.wiring.running import Bot, running
from tests.databases import sqlite_template
from tests.wiring.test_running import settings, slack

__all__ = ["slack", "sqlite_template"]


def opened(slack: Server, user_id: str, event_id: str) -> str:
    """Somebody opened Home, as Slack tells it."""
    return json.dumps(
        {
            "type": "event_callback",
            "team_id": slack.world.workspace.id,
            "api_app_id": slack.world.app.id,
            "event_id": event_id,
            "event_time": 1,
            "event": {"type": "app_home_opened", "user": user_id, "tab": "home", "channel": "D1"},
            "authorizations": [
                {"team_id": slack.world.workspace.id, "user_id": slack.world.app.bot_user}
            ],
        }
    )


async def send(http: aiohttp.ClientSession, slack: Server, bot: Bot, body: str, retry: int) -> int:
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Retry-Num": str(retry),
        "X-Slack-Retry-Reason": "http_timeout",
        **signed_headers(slack.world, body),
    }
    async with http.post(f"{bot.address}{EVENTS_PATH}", data=body, headers=headers) as answer:
        return answer.status


async def test_an_event_that_comes_to_all_of_them_counts_once(
    slack: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    given = settings(
        slack, tmp_path, http_port="0", signing_secret=slack.world.app.signing_secret
    ).model_copy(update={"app_token": None})
    ada = next(one.id for one in slack.world.users.values() if one.name == "ada")
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(aiohttp.ClientSession())
        bots = [await stack.enter_async_context(running(given, MovableClock())) for _ in range(2)]
        assert len({bot.address for bot in bots}) == 2
        body = opened(slack, ada, "Ev0TWICE")
        assert await send(http, slack, bots[0], body, 0) == 200
        await settle(bots)
        assert published(slack) == 1
        await bots[0].door.run(  # so that Home would look different if it were published again
            set_up_rotation,
            form=RotationForm(name="Payments"),
            channel_id=next(iter(slack.world.channels)),
            owner=Person(user_id="UBOSS", name="Boss", zone="UTC"),
            at=bots[0].clock.now(),
        )
        sent = [send(http, slack, bot, body, retry) for retry, bot in enumerate(bots, 1)]
        assert await asyncio.gather(*sent) == [200, 200]
        await settle(bots)
        assert published(slack) == 1
        assert await send(http, slack, bots[1], opened(slack, ada, "Ev0NEXT"), 0) == 200
        await settle(bots)
        assert published(slack) == 2


async def settle(bots: list[Bot]) -> None:
    for bot in bots:
        await bot.door.busy.idle()
        await bot.ticker.tick(bot.clock.now())


def published(slack: Server) -> int:
    entries = slack.world.journal.entries
    return sum(one.detail.get("method") == "views.publish" for one in entries)
