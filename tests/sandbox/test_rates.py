import asyncio

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack


async def flood(slack: Slack, times: int) -> int:
    """Post so often to one channel; return the Retry-After of the last post, or 0."""
    wait = 0
    message = {"channel": slack.id("general"), "text": "Hi"}
    headers = {"Authorization": "Bearer xoxb-sandbox"}
    url = f"{slack.server.api_url}chat.postMessage"
    for _ in range(times):
        async with slack.http.post(url, json=message, headers=headers) as answer:
            assert (await answer.json()).get("error") == (
                "ratelimited" if answer.status == 429 else None
            )
            wait = int(answer.headers.get("Retry-After", 0))
    return wait


async def test_too_many_posts_to_a_channel_are_sent_away_when_enforced(slack: Slack) -> None:
    await slack.do("admin/rates", mode="enforce")
    assert await flood(slack, 3) == 0
    assert await flood(slack, 1) == 1
    await slack.client.chat_postMessage(channel=slack.id("ada"), text="Another conversation")
    assert await slack.violations() == []


async def test_calling_again_inside_the_pause_is_a_violation(slack: Slack) -> None:
    await slack.do("admin/rates", mode="enforce")
    await flood(slack, 4)
    assert await flood(slack, 1) == 1
    assert await slack.violations() == ["ratelimited"]


@pytest.mark.parametrize("clock", ["real", "timeline"])
async def test_either_clock_makes_room_again(slack: Slack, clock: str) -> None:
    await slack.do("admin/rates", mode="enforce")
    wait = await flood(slack, 4)
    if clock == "real":
        slack.beat.seconds += wait
    else:
        await slack.do("clock/travel", seconds=wait)
    assert await flood(slack, 1) == 0


async def test_a_tier_allows_a_minute_s_worth_at_once(slack: Slack) -> None:
    await slack.do("admin/rates", mode="enforce")
    for _ in range(20):
        await slack.client.users_list()
    with pytest.raises(SlackApiError, match="ratelimited"):
        await slack.client.users_list()


async def test_by_default_a_flood_is_only_noted(slack: Slack) -> None:
    assert await flood(slack, 5) == 0
    entries = (await slack.see("journal"))["entries"]
    assert [e["detail"]["method"] for e in entries if e["kind"] == "rate"] == (
        ["chat.postMessage"] * 2
    )
    assert await slack.violations() == []


async def test_nobody_counts_when_switched_off(slack: Slack) -> None:
    await slack.do("admin/rates", mode="off")
    await flood(slack, 5)
    assert all(e["kind"] != "rate" for e in (await slack.see("journal"))["entries"])
    assert "mode" in await slack.cannot("admin/rates", mode="sometimes")


async def test_short_history_is_one_call_a_minute_and_fifteen_messages(slack: Slack) -> None:
    general = slack.id("general")
    for number in range(20):
        await slack.do("act/post", user="ada", channel="general", text=str(number))
    await slack.do("admin/rates", mode="enforce", short_history=True)
    page = await slack.client.conversations_history(channel=general, limit=200)
    assert (len(page["messages"]), page["has_more"]) == (15, True)
    with pytest.raises(SlackApiError, match="ratelimited"):
        await slack.client.conversations_history(channel=general)
    slack.beat.seconds += 60
    assert (
        len((await slack.client.conversations_history(channel=general, limit=3))["messages"]) == 3
    )


async def test_bursts_can_be_set(slack: Slack) -> None:
    await slack.do("admin/rates", mode="enforce", channel_burst=5, burst_minutes=0.1)
    assert await flood(slack, 5) == 0
    assert await flood(slack, 1) == 1
    for _ in range(2):
        await slack.client.users_list()
    with pytest.raises(SlackApiError, match="ratelimited"):
        await slack.client.users_list()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"mode": 7},
        {"short_history": "yes"},
        {"channel_burst": 0},
        {"channel_burst": True},
        {"burst_minutes": "1"},
        {"burst_minutes": 1e9},
    ],
)
async def test_limits_nobody_can_set_change_nothing(slack: Slack, fields: Json) -> None:
    before = slack.server.rates.mode, slack.server.rates.channel_burst
    assert (await slack.cannot("admin/rates", **fields)).endswith(".")
    assert (slack.server.rates.mode, slack.server.rates.channel_burst) == before


async def test_a_flood_in_parallel_is_sent_away_and_the_server_lives_on(slack: Slack) -> None:
    await slack.do("admin/rates", mode="enforce")
    floods = await asyncio.gather(*(flood(slack, 1) for _ in range(200)))
    assert floods.count(0) == 3
    assert all(wait >= 1 for wait in floods if wait)
    assert len(await slack.said("general")) == 3
    assert (await slack.client.api_test())["ok"]
