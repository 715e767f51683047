import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code, refusal


def client(slack: Slack, token: str | None) -> AsyncWebClient:
    return AsyncWebClient(token=token, base_url=slack.server.api_url, session=slack.http)


async def test_auth_test_says_whose_token_it_is_and_its_scopes(slack: Slack) -> None:
    answer = await slack.client.auth_test()
    assert answer["user_id"] == slack.world.app.bot_user
    assert answer["bot_id"] == slack.world.app.bot_id
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(
    ("token", "error"),
    [
        (None, "not_authed"),
        ("xoxb-wrong", "invalid_auth"),
        ("xapp-sandbox", "not_allowed_token_type"),
    ],
)
async def test_a_missing_wrong_or_foreign_token_is_refused(
    slack: Slack, token: str | None, error: str
) -> None:
    assert await code(client(slack, token).auth_test()) == error


async def test_the_word_bearer_is_case_sensitive(slack: Slack) -> None:
    headers = {"Authorization": "bearer xoxb-sandbox"}
    async with slack.http.post(f"{slack.server.api_url}auth.test", headers=headers) as answer:
        assert (await answer.json())["error"] == "not_authed"


async def test_a_token_in_the_query_does_not_count_but_one_in_a_form_does(slack: Slack) -> None:
    url, token = f"{slack.server.api_url}auth.test", {"token": "xoxb-sandbox"}
    async with slack.http.get(url, params=token) as answer:
        assert (await answer.json())["error"] == "not_authed"
    async with slack.http.post(url, data=token) as answer:
        assert (await answer.json())["ok"]


async def test_a_missing_scope_is_named(slack: Slack) -> None:
    await slack.do("admin/scopes", scopes=["users:read"])
    answer = await refusal(slack.client.chat_postMessage(channel="C1", text="Hi"))
    assert answer["error"] == "missing_scope"
    assert (answer["needed"], answer["provided"]) == ("chat:write", "users:read")


async def test_after_an_uninstall_the_account_is_inactive(slack: Slack) -> None:
    await slack.do("admin/uninstall")
    assert await code(slack.client.auth_test()) == "account_inactive"


async def test_a_revoked_token_says_so(slack: Slack) -> None:
    await slack.do("admin/revoke")
    assert await code(slack.client.auth_test()) == "token_revoked"


async def test_sockets_are_opened_by_post_with_the_app_token_only(slack: Slack) -> None:
    url = f"{slack.server.api_url}apps.connections.open"
    async with slack.http.get(url, headers={"Authorization": "Bearer xapp-sandbox"}) as answer:
        assert (await answer.json())["error"] == "insecure_request"
    async with slack.http.post(url) as answer:
        assert (await answer.json())["error"] == "missing_args"
    wrong = client(slack, None).apps_connections_open(app_token="xoxb-sandbox")
    assert await code(wrong) == "not_allowed_token_type"


async def test_no_token_is_ever_in_the_journal(slack: Slack) -> None:
    await slack.client.auth_test()
    await slack.http.post(f"{slack.server.api_url}auth.test", data={"token": "xoxb-sandbox"})
    await slack.http.get(f"{slack.server.api_url}auth.test", params={"token": "xoxb-sandbox"})
    await client(slack, None).apps_connections_open(app_token="xapp-sandbox")
    async with slack.http.get(f"{slack.server.url}/_emu/journal") as answer:
        text = await answer.text()
    assert "apps.connections.open" in text
    assert "xoxb" not in text
    assert "xapp" not in text
