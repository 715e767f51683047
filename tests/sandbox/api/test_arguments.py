import aiohttp
import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code

TOKEN = {"Authorization": "Bearer xoxb-sandbox"}


async def ask(slack: Slack, method: str, **how: object) -> Json:
    url = f"{slack.server.api_url}{method}"
    headers = TOKEN | ({"Content-Type": str(how.pop("kind"))} if "kind" in how else {})
    async with slack.http.request("POST", url, headers=headers, **how) as answer:  # type: ignore[arg-type]  # any one of aiohttp's ways to send
        assert answer.status == 200
        return dict(await answer.json())


async def test_a_method_the_bot_does_not_use_is_unknown(slack: Slack) -> None:
    assert await code(slack.client.reminders_list()) == "unknown_method"
    assert await slack.violations() == ["unknown_method"]


async def test_query_form_json_and_multipart_all_carry_arguments(slack: Slack) -> None:
    args = {"channel": slack.id("general"), "text": "Hi"}
    form = aiohttp.FormData(args)
    form.add_field("blocks", "[]", content_type="text/plain")
    for how in ({"params": args}, {"data": args}, {"json": args}, {"data": form}):
        assert (await ask(slack, "chat.postMessage", **how))["ok"], how
    assert [message["text"] for message in await slack.said("general")] == ["Hi"] * 4


@pytest.mark.parametrize(
    ("method", "body", "kind", "error"),
    [
        ("auth.test", b"{", "application/json", "invalid_json"),
        ("auth.test", b"\xff", "application/json", "invalid_json"),
        ("auth.test", b"[" * 100_000, "application/json", "invalid_json"),
        ("auth.test", b"[]", "application/json", "json_not_object"),
        ("auth.test", b"x", "text/csv", "invalid_post_type"),
        ("users.info", b'{"user":"U1"}', "application/json", "invalid_post_type"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(
    slack: Slack, method: str, body: bytes, kind: str, error: str
) -> None:
    assert (await ask(slack, method, data=body, kind=kind))["error"] == error


async def test_an_argument_nobody_models_is_refused_and_journaled(slack: Slack) -> None:
    sent = slack.client.chat_postMessage(channel=slack.id("general"), text="Hi", chanel="typo")
    assert await code(sent) == "invalid_arg_name"
    assert await slack.violations() == ["invalid_arg_name"]


async def test_a_missing_argument_is_named(slack: Slack) -> None:
    answer = await ask(slack, "users.info")
    assert answer["error"] == "invalid_arguments"
    assert "user" in answer["response_metadata"]["messages"][0]


async def test_api_test_echoes_and_errs_on_request(slack: Slack) -> None:
    assert (await slack.client.api_test(foo="bar"))["args"] == {"foo": "bar"}
    assert await code(slack.client.api_test(error="as_asked")) == "as_asked"


async def test_json_without_its_charset_is_warned_of(slack: Slack) -> None:
    url, headers = f"{slack.server.api_url}auth.test", {"Authorization": "Bearer xoxb-sandbox"}
    async with slack.http.post(url, json={}, headers=headers) as answer:
        bare = await answer.json()
    assert (bare["ok"], bare["warning"]) == (True, "missing_charset")
    assert bare["response_metadata"] == {"warnings": ["missing_charset"]}
    headers["Content-Type"] = "application/json; charset=utf-8"
    async with slack.http.post(url, data=b"{}", headers=headers) as answer:
        assert "warning" not in await answer.json()
