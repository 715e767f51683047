from bot.sandbox.refusals import Json
from tests.sandbox.forms import row
from tests.sandbox.hands import Slack
from tests.sandbox.robot import Robot, robot


async def answer(slack: Slack, url: str, **body: object) -> tuple[int, str | None]:
    async with slack.http.post(url, json=body) as response:
        return response.status, (await response.json()).get("error")


async def command_url(slack: Slack, app: Robot) -> str:
    await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    return str(app.payloads("/firsthand")[-1]["response_url"])


async def pressed(slack: Slack, app: Robot) -> Json:
    sent = await slack.client.chat_postMessage(
        channel=slack.id("general"), text="Go?", blocks=[row()]
    )
    await press(slack, sent["ts"])
    return app.payloads("block_actions")[-1]


async def press(slack: Slack, ts: str) -> None:
    await slack.do(
        "act/action", user="ada", channel="general", ts=ts, block_id="row", action_id="go"
    )


async def test_an_answer_is_for_one_person_unless_said_otherwise(slack: Slack) -> None:
    async with robot(slack) as app:
        url = await command_url(slack, app)
        assert await answer(slack, url, text="For you") == (200, None)
        assert await answer(slack, url, text="For all", response_type="in_channel") == (200, None)
    assert [m["text"] for m in await slack.said("general", "ada")] == ["For you", "For all"]
    assert [m["text"] for m in await slack.said("general", "bob")] == ["For all"]


async def test_an_address_works_five_times(slack: Slack) -> None:
    async with robot(slack) as app:
        url = await command_url(slack, app)
        done = [await answer(slack, url, text=str(n)) for n in range(6)]
    assert done == [(200, None)] * 5 + [(404, "used_url")]
    assert await slack.violations() == ["used_url"]


async def test_an_address_works_for_half_an_hour_of_the_timeline(slack: Slack) -> None:
    async with robot(slack) as app:
        url = await command_url(slack, app)
        await slack.do("clock/travel", seconds=1800)
        assert await answer(slack, url, text="Just in time") == (200, None)
        await slack.do("clock/travel", seconds=1)
        assert await answer(slack, url, text="Late") == (404, "expired_url")


async def test_the_message_with_the_button_is_replaced_or_deleted(slack: Slack) -> None:
    async with robot(slack) as app:
        url = (await pressed(slack, app))["response_url"]
        await answer(slack, url, text="Done", replace_original=True)
        [message] = await slack.said("general")
        assert message["text"] == "Done"
        assert "blocks" not in message
        await answer(slack, url, delete_original=True)
        assert await slack.said("general") == []
        gone = await answer(slack, url, text="Again", replace_original=True)
    assert gone == (404, "message_not_found")


async def test_an_ephemeral_message_stays_ephemeral_when_replaced(slack: Slack) -> None:
    general = slack.id("general")
    async with robot(slack) as app:
        await slack.client.chat_postEphemeral(
            channel=general, user=slack.id("ada"), text="Go?", blocks=[row()]
        )
        [message] = await slack.said("general")
        await press(slack, message["ts"])
        payload = app.payloads("block_actions")[-1]
        assert payload["container"]["is_ephemeral"]
        assert "message" not in payload
        url = payload["response_url"]
        await answer(slack, url, text="Done", replace_original=True, response_type="in_channel")
    assert [m["text"] for m in await slack.said("general")] == ["Done"]
    assert await slack.said("general", "bob") == []


async def test_bad_answers_are_404_with_json(slack: Slack) -> None:
    async with robot(slack) as app:
        url = await command_url(slack, app)
        bad = await answer(slack, url, text="x", blocks=[{"type": "nonsense"}])
        assert bad == (404, "invalid_blocks")
        assert await answer(slack, url) == (404, "no_text")
        async with slack.http.post(url, data=b"[]") as response:
            assert (response.status, await response.json()) == (
                404,
                {"ok": False, "error": "invalid_payload"},
            )
        assert await answer(slack, url, text=7) == (404, "invalid_payload")
        assert await answer(slack, url, txt="typo") == (404, "invalid_arg_name")
    unknown = f"{slack.server.url}/commands/T1/nothing"
    assert await answer(slack, unknown, text="x") == (404, "expired_url")


async def test_the_message_can_be_deleted_and_answered_at_once(slack: Slack) -> None:
    async with robot(slack) as app:
        url = (await pressed(slack, app))["response_url"]
        await answer(slack, url, text="Done", delete_original=True)
    assert [m["text"] for m in await slack.said("general")] == ["Done"]


async def test_what_is_no_json_is_no_answer(slack: Slack) -> None:
    async with robot(slack) as app:
        url = await command_url(slack, app)
    async with slack.http.post(url, data=b"{") as response:
        assert (response.status, (await response.json())["error"]) == (404, "invalid_payload")
