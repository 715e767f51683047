"""Bots that misbehave get Slack's answers, and the server lives on."""

import asyncio
import contextlib
import io

import aiohttp
import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.forms import modal, opened, stack, trigger
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code
from tests.sandbox.robot import SILENT, robot

HUGE = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}


def huge_view() -> Json:
    """Return a view of 300 kB in 100 good blocks."""
    return modal(*[HUGE] * 100)


async def alive(slack: Slack) -> bool:
    return bool((await slack.client.api_test())["ok"])


async def test_a_bot_that_never_acks_is_told_of_in_every_way(slack: Slack) -> None:
    where = {"user": "ada", "channel": "general"}
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal())
        app.answers |= dict.fromkeys(("slash_commands", "interactive", "events_api"), SILENT)
        command = await slack.do("act/slash", **where, command="/firsthand")
        typed = {"name": {"it": {"value": "Ada"}}}
        submitted = await slack.do("act/submit", user="ada", view_id=view_id, values=typed)
        visited = await slack.do("act/home", user="ada")
    assert (command["error"], visited["acked"]) == ("operation_timeout", False)
    assert "trouble connecting" in submitted["error"]
    assert len(await stack(slack)) == 1
    assert set(await slack.violations()) == {"unacked"}
    assert await alive(slack)


async def test_a_view_of_300_kb_is_refused_by_every_method_and_in_the_ack(slack: Slack) -> None:
    too_large = {"response_action": "update", "view": huge_view()}
    async with robot(slack, view_submission=too_large) as app:
        assert (
            await code(
                slack.client.views_open(trigger_id=await trigger(slack, app), view=huge_view())
            )
            == "view_too_large"
        )
        view_id = await opened(slack, app, modal())
        updated = slack.client.views_update(view_id=view_id, view=huge_view())
        assert await code(updated) == "view_too_large"
        published = slack.client.views_publish(
            user_id=slack.id("ada"), view=huge_view() | {"type": "home"}
        )
        assert await code(published) in {"view_too_large", "invalid_arguments"}
        typed = {"name": {"it": {"value": "Ada"}}}
        done = await slack.do("act/submit", user="ada", view_id=view_id, values=typed)
    assert "trouble connecting" in done["error"]
    noted = str(await slack.see("journal"))
    assert len(noted) < 1_000_000
    assert await alive(slack)


async def test_a_frame_beyond_all_measure_closes_its_socket_and_no_other(slack: Slack) -> None:
    async with robot(slack) as good, robot(slack) as bad:
        with contextlib.suppress(ConnectionError):
            await bad.ws.send_str("x" * 5 * 1024 * 1024)
        async with asyncio.timeout(5):
            while (await slack.see("state"))["app"]["sockets"] == 2:
                pass
        assert (await slack.do("act/home", user="ada"))["acked"]
        assert len(good.payloads("app_home_opened")) == 1


async def test_a_body_beyond_all_measure_is_413(slack: Slack) -> None:
    url = f"{slack.server.api_url}chat.postMessage"
    headers = {"Authorization": "Bearer xoxb-sandbox", "Content-Type": "application/json"}
    body = io.BytesIO(bytes(65 * 1024 * 1024))
    with contextlib.suppress(aiohttp.ClientConnectionError):  # it may hang up half-way
        async with slack.http.post(url, data=body, headers=headers) as answer:
            assert answer.status == 413
    assert await alive(slack)


async def test_a_bot_that_floods_its_socket_is_noted_and_others_are_still_heard(
    slack: Slack,
) -> None:
    async with robot(slack) as good, robot(slack) as bad:
        for number in range(2000):
            await bad.ws.send_json({"envelope_id": str(number)})
        for _ in range(2):
            assert (await slack.do("act/home", user="ada"))["acked"]
        assert len(good.payloads("app_home_opened")) == 1
    assert (await slack.violations())[:1] == ["ack_nobody_waits_for"]


@pytest.mark.parametrize("frame", [b"\x00\xff", b""])
async def test_binary_frames_are_ignored(slack: Slack, frame: bytes) -> None:
    async with robot(slack) as app:
        await app.ws.send_bytes(frame)
        assert (await slack.do("act/home", user="ada"))["acked"]
