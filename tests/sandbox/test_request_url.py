"""What comes to a request URL: signed, and in Slack's shapes."""

import json
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.sandbox.signing import signature
from bot.sandbox.world import Pace
from tests.sandbox.desk import Desk
from tests.sandbox.forms import modal
from tests.sandbox.hands import Slack
from tests.sandbox.robot import ticket
from tests.sandbox.sample_app import SECRET


@pytest.fixture
def pace() -> Pace:
    """Give real clients the time Slack gives them, however busy the machine is."""
    return Pace(ack=3.0, redelivery=(0.0, 0.02, 0.02), leaving=0.05)


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
