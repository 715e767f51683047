"""What slack_sdk sees of each fault of the Web API."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code


def one_try(slack: Slack, seconds: int = 5) -> AsyncWebClient:
    """Return a client that never tries again by itself, as a client that posts must be."""
    client = AsyncWebClient("xoxb-sandbox", slack.server.api_url, timeout=seconds)
    client.retry_handlers = []
    return client


async def post(slack: Slack, client: AsyncWebClient | None = None, name: str = "general") -> Json:
    answer = await (client or one_try(slack)).chat_postMessage(channel=slack.id(name), text="Hi")
    return dict(answer.data) if isinstance(answer.data, dict) else {}


async def said(slack: Slack) -> int:
    return len(await slack.said("general"))


async def test_a_rate_limit_is_429_with_whole_seconds_and_the_client_waits_them_out(
    slack: Slack,
) -> None:
    await slack.do("faults", kind="rate_limited", method="chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError) as raised:
        await post(slack)
    answer = raised.value.response
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    assert answer["error"] == "ratelimited"
    await slack.do("faults", kind="rate_limited", method="chat.postMessage", seconds=0.1)
    patient = one_try(slack)
    patient.retry_handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    assert (await post(slack, patient))["ok"]
    assert await slack.violations() == []


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("body", ["html", "json"])
async def test_a_server_error_comes_as_a_page_or_as_json(
    slack: Slack, status: int, body: str
) -> None:
    await slack.do("faults", kind="http_error", status=status, body=body)
    with pytest.raises(SlackApiError) as raised:
        await post(slack)
    assert raised.value.response.status_code == status
    told = raised.value.response.data
    assert told == ({"ok": False, "error": "service_unavailable"} if body == "json" else {})
    assert await said(slack) == 0


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "team_added_to_org"])
@pytest.mark.parametrize("commit", [True, False])
async def test_any_error_can_be_given_and_the_work_may_be_done_all_the_same(
    slack: Slack,
    error: str,
    commit: bool,  # noqa: FBT001 - pytest gives arguments by name
) -> None:
    await slack.do("faults", kind="error", error=error, commit=commit)
    sent = one_try(slack).chat_postMessage(channel=slack.id("general"), text="Hi")
    assert await code(sent) == error
    assert await said(slack) == int(commit)
    assert await slack.violations() == []


async def test_a_late_answer_makes_the_client_give_up_though_the_work_is_done(
    slack: Slack,
) -> None:
    await slack.do("faults", kind="delay", seconds=0.3)
    client = one_try(slack)
    client.timeout = 0.1  # type: ignore[assignment]  # the SDK hands it to aiohttp as it is
    with pytest.raises(asyncio.TimeoutError):
        await post(slack, client)
    await slack.do("faults", kind="delay", seconds=0.01)
    assert (await post(slack))["ok"]


async def test_a_call_dropped_before_its_commit_leaves_nothing(slack: Slack) -> None:
    await slack.do("faults", kind="drop_before")
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(slack)
    assert await said(slack) == 0
    assert (await post(slack))["ok"]


async def test_a_call_dropped_after_its_commit_looks_the_same_but_is_done(slack: Slack) -> None:
    await slack.do("faults", kind="drop_after")
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(slack)
    assert await said(slack) == 1


async def test_the_sdk_s_own_retry_posts_twice_when_the_answer_is_dropped(slack: Slack) -> None:
    await slack.do("faults", kind="drop_after")
    stock = AsyncWebClient("xoxb-sandbox", slack.server.api_url)
    assert (await post(slack, stock))["ok"]
    assert await said(slack) == 2


async def test_half_an_answer_is_no_json(slack: Slack) -> None:
    await slack.do("faults", kind="truncated")
    with pytest.raises(SlackApiError, match="non-JSON"):
        await post(slack)
    assert await said(slack) == 1


async def test_an_answer_of_the_wrong_type_is_an_empty_error_though_the_work_is_done(
    slack: Slack,
) -> None:
    await slack.do("faults", kind="wrong_type")
    with pytest.raises(SlackApiError) as raised:
        await post(slack)
    assert (raised.value.response.status_code, raised.value.response.data) == (200, {})
    assert await said(slack) == 1


async def test_a_body_that_trickles_arrives_whole_or_times_out(slack: Slack) -> None:
    await slack.do("faults", kind="slow_body", seconds=0.05, times=1)
    assert (await post(slack))["ok"]
    await slack.do("faults", kind="slow_body", seconds=0.4)
    client = one_try(slack)
    client.timeout = 0.1  # type: ignore[assignment]  # as above
    with pytest.raises(asyncio.TimeoutError):
        await post(slack, client)


async def test_a_fault_strikes_the_nth_call_of_one_method_in_one_channel(slack: Slack) -> None:
    await slack.do("faults", kind="error", method="chat.postMessage", channel="general", nth=2)
    await post(slack)
    await post(slack, name="ada")
    await slack.client.auth_test()
    with pytest.raises(SlackApiError, match="internal_error"):
        await post(slack)
    assert (await post(slack))["ok"]


async def test_connections_open_fails_as_often_as_asked(slack: Slack) -> None:
    await slack.do("faults", kind="http_error", method="apps.connections.open", times=2)
    client = AsyncWebClient(token="xapp-sandbox", base_url=slack.server.api_url)
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await client.apps_connections_open(app_token="xapp-sandbox")
    assert (await client.apps_connections_open(app_token="xapp-sandbox"))["ok"]
