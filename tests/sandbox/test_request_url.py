"""What comes to a request URL: signed, in Slack's shapes, and again until it is acknowledged."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.sandbox.signing import signature
from tests.sandbox.forms import modal
from tests.sandbox.hands import Slack
from tests.sandbox.robot import ticket
from tests.sandbox.sample_app import SECRET, listening

Response = Callable[[web.Request], web.Response]


@dataclass
class Desk:
    """An address that keeps what comes and answers as a test says."""

    response: Response = lambda _: web.Response()
    came: list[tuple[web.Request, str]] = field(default_factory=list)
    told: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        text = await request.text()
        if "challenge" in text and "url_verification" in text:
            return web.json_response({"challenge": json.loads(text)["challenge"]})
        self.came.append((request, text))
        self.told.set()
        return self.response(request)

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.came) < count:
                self.told.clear()
                await self.told.wait()

    def headers(self, name: str) -> list[str | None]:
        return [request.headers.get(name) for request, _ in self.came]


@pytest.fixture
async def desk(slack: Slack) -> AsyncIterator[Desk]:
    made, served = Desk(), web.Application()
    served.router.add_post("/slack/events", made.take)
    async with listening(served) as address:
        await slack.do("admin/delivery", url=f"{address}/slack/events")
        yield made


def test_the_signature_is_the_one_of_slack_s_own_example() -> None:
    body = (
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    made = signature("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body)
    assert made == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


async def test_everything_is_signed_as_the_sdk_verifies_it(slack: Slack, desk: Desk) -> None:
    await slack.do("act/home", user="ada")
    await slack.do("act/slash", user="ada", channel="general", command="/firsthand", text="ä & b")
    verifier = SignatureVerifier(SECRET)
    for request, text in desk.came:
        assert verifier.is_valid_request(text, dict(request.headers))
        assert not verifier.is_valid_request(text + " ", dict(request.headers))


@pytest.mark.parametrize("seconds", [-301, 301])
async def test_a_skewed_clock_makes_a_signature_that_is_refused(
    slack: Slack, desk: Desk, seconds: int
) -> None:
    await slack.do("faults", kind="clock_skew", seconds=seconds)
    await slack.do("act/home", user="ada")
    [(request, text)] = desk.came
    assert not SignatureVerifier(SECRET).is_valid_request(text, dict(request.headers))


async def test_events_are_json_commands_are_forms_and_the_rest_is_a_payload_in_a_form(
    slack: Slack, desk: Desk
) -> None:
    await slack.do("act/home", user="ada")
    await slack.do("act/slash", user="ada", channel="general", command="/firsthand", text="a b")
    trigger_id = parse_qs(desk.came[1][1])["trigger_id"][0]
    view = (await slack.client.views_open(trigger_id=trigger_id, view=modal()))["view"]
    typed = {"name": {"it": {"value": "Ada"}}}
    await slack.do("act/submit", user="ada", view_id=view["id"], values=typed)
    event, command, submission = (text for _, text in desk.came)
    assert json.loads(event)["event"]["type"] == "app_home_opened"
    assert parse_qs(command)["text"] == ["a b"]
    assert json.loads(parse_qs(submission)["payload"][0])["type"] == "view_submission"
    kinds = [request.content_type for request, _ in desk.came]
    assert kinds == ["application/json", *["application/x-www-form-urlencoded"] * 2]


@pytest.mark.parametrize("said", ["Plain words", '{"text": "Plain words"}'])
async def test_a_command_may_be_answered_in_plain_words_or_json(
    slack: Slack, desk: Desk, said: str
) -> None:
    desk.response = lambda _: web.Response(text=said)
    await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert [m["text"] for m in await slack.said("general")] == ["Plain words"]


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


async def test_an_address_must_answer_the_challenge(slack: Slack) -> None:
    for url in ("http://127.0.0.1:9/", f"{slack.server.api_url}api.test"):
        assert "challenge" in await slack.cannot("admin/delivery", url=url)
    for nonsense in ("", "ftp://x/", "http://", 7, "http://["):
        assert (await slack.cannot("admin/delivery", url=nonsense)).endswith(".")
    assert slack.server.hub.line.url is None


async def test_with_a_request_url_sockets_are_sent_away(slack: Slack, desk: Desk) -> None:
    async with slack.http.ws_connect(await ticket(slack)) as ws:
        frame = await ws.receive_json()
    assert (frame["type"], frame["reason"]) == ("disconnect", "link_disabled")
    await slack.do("admin/delivery", url=None)
    async with slack.http.ws_connect(await ticket(slack)) as ws:
        assert (await ws.receive_json())["type"] == "hello"
    assert desk.came == []


async def test_the_modal_answers_of_a_submit_work_by_http(slack: Slack, desk: Desk) -> None:
    desk.response = lambda _: web.Response()
    await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    trigger_id = parse_qs(desk.came[0][1])["trigger_id"][0]
    view = (await slack.client.views_open(trigger_id=trigger_id, view=modal()))["view"]
    errors = {"response_action": "errors", "errors": {"name": "Taken."}}
    desk.response = lambda _: web.json_response(errors)
    typed = {"name": {"it": {"value": "Ada"}}}
    done = await slack.do("act/submit", user="ada", view_id=view["id"], values=typed)
    assert done["errors"] == {"name": "Taken."}
