"""What an app sees of the faults of interactions, files and time."""

import io

import pytest
from PIL import Image
from slack_sdk.errors import SlackRequestError

from tests.sandbox.forms import modal, opened, row, stack, trigger
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code
from tests.sandbox.robot import robot


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 3)).save(made, "PNG")
    return made.getvalue()


async def test_a_trigger_may_be_expired_when_it_arrives(slack: Slack) -> None:
    await slack.do("faults", kind="trigger_expired")
    async with robot(slack) as app:
        late = slack.client.views_open(trigger_id=await trigger(slack, app), view=modal())
        assert await code(late) == "expired_trigger_id"
        fresh = slack.client.views_open(trigger_id=await trigger(slack, app), view=modal())
        assert (await fresh)["ok"]


async def test_a_response_url_may_be_spent_when_it_arrives(slack: Slack) -> None:
    await slack.do("faults", kind="response_url_spent")
    async with robot(slack) as app:
        await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
        url = app.payloads("/firsthand")[0]["response_url"]
    async with slack.http.post(url, json={"text": "Done"}) as answer:
        assert (answer.status, (await answer.json())["error"]) == (404, "used_url")


async def test_somebody_may_close_the_modal_between_two_steps(slack: Slack) -> None:
    async with robot(slack) as app:
        view_id = await opened(slack, app, modal(row()))
        await slack.do("faults", kind="modal_closed")
        await slack.do("act/action", user="ada", view_id=view_id, block_id="row", action_id="go")
        trigger_id = app.payloads("block_actions")[0]["trigger_id"]
        changed = slack.client.views_update(view_id=view_id, view=modal())
        assert await code(changed) == "not_found"
        pushed = slack.client.views_push(trigger_id=trigger_id, view=modal())
        assert await code(pushed) == "not_found"
    assert await stack(slack) == []


async def test_a_modal_closed_while_it_was_submitted_ignores_what_the_app_answers(
    slack: Slack,
) -> None:
    update = {"response_action": "update", "view": modal(title="Two")}
    async with robot(slack, view_submission=update) as app:
        view_id = await opened(slack, app, modal())
        await slack.do("faults", kind="modal_closed")
        typed = {"name": {"it": {"value": "Ada"}}}
        done = await slack.do("act/submit", user="ada", view_id=view_id, values=typed)
        assert len(app.payloads("view_submission")) == 1
    assert (done["acked"], done["view"]) == (True, None)


async def test_a_file_may_take_its_time(slack: Slack) -> None:
    await slack.do("faults", kind="file_processing", seconds=20)
    sent = await slack.client.files_upload_v2(filename="a.png", content=picture())
    assert sent["file"]["mimetype"] == ""
    slack.beat.seconds += 20
    info = await slack.client.files_info(file=sent["file"]["id"])
    assert info["file"]["mimetype"] == "image/png"


async def test_a_share_may_silently_be_missing(slack: Slack) -> None:
    await slack.do("faults", kind="file_share_missing")
    general = slack.id("general")
    sent = await slack.client.files_upload_v2(filename="a.png", content=picture(), channel=general)
    assert sent["ok"]
    info = await slack.client.files_info(file=sent["file"]["id"])
    assert info["file"]["shares"] == {}
    assert await slack.said("general") == []


async def test_a_file_may_be_too_big(slack: Slack) -> None:
    await slack.do("faults", kind="file_too_big")
    with pytest.raises(SlackRequestError, match="413"):
        await slack.client.files_upload_v2(filename="a.png", content=picture())


async def test_somebody_s_clock_changes_without_an_event(slack: Slack) -> None:
    async with robot(slack) as app:
        ada = slack.id("ada")
        before = (await slack.client.users_info(user=ada))["user"]
        await slack.do("clock/travel", to="2027-03-28T00:59:59Z")
        assert (await slack.client.users_info(user=ada))["user"] == before
        await slack.do("clock/travel", seconds=1)
        after = (await slack.client.users_info(user=ada))["user"]
        assert app.payloads("user_change") == []
    assert (before["tz_offset"], after["tz_offset"]) == (3600, 7200)
    assert before["updated"] == after["updated"]
