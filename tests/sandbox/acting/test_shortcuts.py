import pytest

from tests.sandbox.hands import Slack
from tests.sandbox.robot import SILENT, robot


@pytest.fixture(autouse=True)
async def _offered(slack: Slack) -> None:
    await slack.do("admin/shortcuts", callback_ids=["ask"])


async def test_a_global_shortcut_knows_no_place(slack: Slack) -> None:
    async with robot(slack) as app:
        assert (await slack.do("act/shortcut", user="ada", callback_id="ask"))["ok"]
        [payload] = app.payloads("shortcut")
        assert app.heard[-1]["accepts_response_payload"] is False
    assert (payload["callback_id"], payload["user"]["id"]) == ("ask", slack.id("ada"))
    assert payload["trigger_id"]
    assert not {"channel", "response_url", "message"} & set(payload)


async def test_a_message_shortcut_brings_the_whole_message(slack: Slack) -> None:
    posted = await slack.do("act/post", user="bob", channel="general", text="Lunch")
    where = {"channel": "general", "ts": posted["message"]["ts"]}
    async with robot(slack) as app:
        await slack.do("act/shortcut", user="ada", callback_id="ask", **where)
        [payload] = app.payloads("message_action")
    assert payload["message"]["text"] == "Lunch"
    assert payload["channel"] == {"id": slack.id("general"), "name": "general"}
    assert payload["message_ts"] == where["ts"]
    assert payload["response_url"]


async def test_a_shortcut_nobody_answers_is_told_to_the_person(slack: Slack) -> None:
    async with robot(slack, interactive=SILENT):
        done = await slack.do("act/shortcut", user="ada", callback_id="ask")
    assert (done["ok"], done["acked"]) == (False, False)
    assert "trouble" in done["error"]


async def test_what_is_no_shortcut_or_no_message_for_one_is_one_sentence(slack: Slack) -> None:
    general = slack.id("general")
    await slack.client.chat_postEphemeral(channel=general, user=slack.id("ada"), text="Psst")
    [psst] = await slack.said("general")
    assert "shortcut" in await slack.cannot("act/shortcut", user="ada", callback_id="other")
    where = {"channel": "general", "ts": psst["ts"]}
    told = await slack.cannot("act/shortcut", user="ada", callback_id="ask", **where)
    assert "only one person sees" in told
    await slack.do("admin/uninstall")
    assert await slack.cannot("act/shortcut", user="ada", callback_id="ask")
