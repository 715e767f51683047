"""What is not acknowledged by HTTP: again on the schedule for events, a word for people."""

import asyncio
import json

from aiohttp import web

from tests.sandbox.desk import Desk
from tests.sandbox.hands import Slack
from tests.sandbox.sample_app import listening


async def test_an_event_refused_comes_three_times_more_and_says_why(
    slack: Slack, desk: Desk
) -> None:
    desk.response = lambda _: web.Response(status=500)
    assert (await slack.do("act/home", user="ada"))["acked"] is False
    await desk.until(4)
    assert desk.headers("X-Slack-Retry-Num") == [None, "1", "2", "3"]
    assert desk.headers("X-Slack-Retry-Reason") == [None, *["http_error"] * 3]
    assert len({json.loads(text)["event_id"] for _, text in desk.came}) == 1
    assert set(await slack.violations()) == {"http_error"}


async def test_an_app_may_ask_not_to_get_an_event_again(slack: Slack, desk: Desk) -> None:
    desk.response = lambda _: web.Response(status=500, headers={"X-Slack-No-Retry": "1"})
    await slack.do("act/home", user="ada")
    desk.response = lambda _: web.Response()
    await slack.do("act/home", user="bob")
    assert desk.headers("X-Slack-Retry-Num") == [None, None]


async def test_two_redirects_are_followed_and_no_third(slack: Slack, desk: Desk) -> None:
    left = [2]

    def elsewhere(request: web.Request) -> web.Response:
        left[0] -= 1
        status = 307 if left[0] >= 0 else 200
        return web.Response(status=status, headers={"Location": str(request.url)})

    desk.response = elsewhere
    assert (await slack.do("act/home", user="ada"))["acked"]
    left[0] = 3
    await slack.do("act/home", user="ada")
    await desk.until(7)
    assert "too_many_redirects" in desk.headers("X-Slack-Retry-Reason")


async def test_an_app_that_never_answers_is_a_time_out_for_the_person_and_for_events(
    slack: Slack,
) -> None:
    never = asyncio.Event()

    async def sleep(request: web.Request) -> web.Response:
        text = await request.text()
        if "url_verification" not in text:
            await never.wait()
        return web.json_response({"challenge": json.loads(text)["challenge"]})

    served = web.Application()
    served.router.add_post("/", sleep)
    async with listening(served) as address:
        await slack.do("admin/delivery", url=f"{address}/")
        done = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
        assert done["error"] == "operation_timeout"
        assert await slack.violations() == ["unacked"]
        never.set()


async def test_an_app_that_is_down_is_said_to_be_so_and_is_no_violation(slack: Slack) -> None:
    slack.server.hub.line.url = "http://127.0.0.1:9/slack/events"
    done = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert done["error"] == "dispatch_failed"
    reasons = [e["detail"] for e in (await slack.see("journal"))["entries"]]
    assert "connection_failed" in [detail.get("reason") for detail in reasons]
    assert await slack.violations() == []


async def test_a_duplicated_envelope_is_posted_twice(slack: Slack, desk: Desk) -> None:
    await slack.do("faults", kind="envelope_duplicated", type="app_home_opened")
    await slack.do("act/home", user="ada")
    await desk.until(2)
    assert len({json.loads(text)["event_id"] for _, text in desk.came}) == 1
    assert await slack.violations() == []
