"""What an app sees of each fault of events and of their envelopes."""

import asyncio

import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack
from tests.sandbox.robot import Robot, robot


def event_ids(app: Robot) -> list[str]:
    return [e["payload"]["event_id"] for e in app.heard if e["type"] == "events_api"]


def who(app: Robot) -> list[str]:
    return [event["user"] for event in app.payloads("app_home_opened")]


async def test_an_event_may_come_twice_with_one_event_id(slack: Slack) -> None:
    await slack.do("faults", kind="event_duplicated", type="app_home_opened")
    async with robot(slack) as app:
        await slack.do("act/home", user="ada")
        envelopes = [e["envelope_id"] for e in app.heard[1:]]
        assert len(set(event_ids(app))) == 1
    assert len(set(envelopes)) == 2
    assert await slack.violations() == []


async def test_a_late_event_comes_when_the_timeline_got_there(slack: Slack) -> None:
    await slack.do("faults", kind="event_late", seconds=86_400)
    async with robot(slack) as app:
        await slack.do("act/home", user="ada")
        await slack.do("clock/travel", seconds=86_399)
        assert len(app.heard) == 1
        await slack.do("clock/travel", seconds=1)
        await app.until(2)
        assert who(app) == [slack.id("ada")]


async def test_a_late_event_also_comes_when_the_seconds_really_passed(slack: Slack) -> None:
    await slack.do("faults", kind="event_late", seconds=0.05)
    async with robot(slack) as app:
        await slack.do("act/home", user="ada")
        await app.until(2)
        assert who(app) == [slack.id("ada")]


async def test_events_may_change_places(slack: Slack) -> None:
    await slack.do("faults", kind="event_reordered")
    async with robot(slack) as app:
        await slack.do("act/home", user="ada")
        await slack.do("act/home", user="bob")
        await app.until(3)
        assert who(app) == [slack.id("bob"), slack.id("ada")]


async def test_a_lost_event_never_comes(slack: Slack) -> None:
    await slack.do("faults", kind="event_lost")
    async with robot(slack) as app:
        await slack.do("act/home", user="ada")
        await slack.do("act/home", user="bob")
        assert who(app) == [slack.id("bob")]


@pytest.fixture
def shown() -> Json:
    return {"user": "ada", "channel": "general", "command": "/firsthand"}


async def test_an_envelope_may_be_late(slack: Slack, shown: Json) -> None:
    await slack.do("faults", kind="envelope_delayed", type="slash_commands", seconds=0.05)
    async with robot(slack) as app:
        assert (await slack.do("act/slash", **shown))["acked"]
        assert len(app.payloads("/firsthand")) == 1


async def test_an_envelope_may_come_twice(slack: Slack, shown: Json) -> None:
    await slack.do("faults", kind="envelope_duplicated", type="slash_commands")
    async with robot(slack) as app:
        assert (await slack.do("act/slash", **shown))["acked"]
        await app.until(3)
        assert len({e["envelope_id"] for e in app.heard[1:]}) == 1
    assert await slack.violations() == []


async def test_envelopes_may_change_places(slack: Slack, shown: Json) -> None:
    await slack.do("faults", kind="envelope_reordered")
    async with robot(slack) as app:
        async with asyncio.TaskGroup() as both:
            both.create_task(slack.do("act/slash", **shown, text="first"))
            await struck(slack)
            both.create_task(slack.do("act/slash", **shown, text="second"))
        assert [p["text"] for p in app.payloads("/firsthand")] == ["second", "first"]


async def struck(slack: Slack) -> None:
    async with asyncio.timeout(5):
        while (await slack.see("faults"))["faults"][0]["struck"] == 0:
            pass


async def test_a_lost_envelope_looks_to_the_person_like_an_app_that_sleeps(
    slack: Slack, shown: Json
) -> None:
    await slack.do("faults", kind="envelope_lost", type="slash_commands")
    async with robot(slack) as app:
        done = await slack.do("act/slash", **shown)
        assert len(app.heard) == 1
    assert done["error"] == "operation_timeout"
    assert await slack.violations() == []
