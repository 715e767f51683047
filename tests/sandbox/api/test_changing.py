import pytest
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code

SECTION = {"type": "section", "block_id": "one", "text": {"type": "mrkdwn", "text": "Hello"}}
METADATA = {"event_type": "row", "event_payload": {"id": 7}}


async def posted(slack: Slack) -> Json:
    answer = await slack.client.chat_postMessage(
        channel=slack.id("general"), text="Hello", blocks=[SECTION], metadata=METADATA
    )
    return {"channel": answer["channel"], "ts": answer["ts"]}


async def update(slack: Slack, args: Json) -> AsyncSlackResponse:
    """Update without the SDK's warning about a missing text."""
    return await slack.client.api_call("chat.update", json=args)


async def test_text_without_blocks_removes_the_blocks(slack: Slack) -> None:
    where = await posted(slack)
    await slack.client.chat_update(**where, text="Bye")
    [message] = await slack.said("general")
    assert message["text"] == "Bye"
    assert "blocks" not in message
    assert message["edited"]["user"] == slack.world.app.bot_user
    assert message["metadata"] == METADATA


async def test_neither_text_nor_blocks_keeps_both(slack: Slack) -> None:
    where = await posted(slack)
    await update(slack, where | {"metadata": {}})
    [message] = await slack.said("general")
    assert (message["text"], len(message["blocks"])) == ("Hello", 1)
    assert "metadata" not in message
    assert "edited" not in message


async def test_new_blocks_replace_the_old_ones_without_an_edited_mark(slack: Slack) -> None:
    where = await posted(slack)
    await slack.client.chat_update(**where, text="Bye", blocks=[{"type": "divider"}])
    [message] = await slack.said("general")
    assert [block["type"] for block in message["blocks"]] == ["divider"]
    assert "edited" not in message


async def test_an_empty_list_removes_the_blocks_and_keeps_the_text(slack: Slack) -> None:
    where = await posted(slack)
    await update(slack, where | {"blocks": []})
    [message] = await slack.said("general")
    assert message["text"] == "Hello"
    assert "blocks" not in message


@pytest.mark.parametrize(("length", "error"), [(4000, None), (4001, "msg_too_long")])
async def test_an_update_takes_four_thousand_characters(
    slack: Slack, length: int, error: str | None
) -> None:
    update = slack.client.chat_update(**await posted(slack), text="x" * length)
    if error is None:
        assert (await update)["text"] == "x" * length
    else:
        assert await code(update) == error


async def test_an_update_of_nothing_is_refused(slack: Slack) -> None:
    assert await code(update(slack, await posted(slack))) == "no_text"


async def test_only_our_own_messages_can_be_changed_or_deleted(slack: Slack) -> None:
    said = await slack.do("act/post", user="ada", channel="general", text="Mine")
    where = {"channel": slack.id("general"), "ts": said["message"]["ts"]}
    assert await code(slack.client.chat_update(**where, text="x")) == "cant_update_message"
    assert await code(slack.client.chat_delete(**where)) == "cant_delete_message"


async def test_an_ephemeral_message_cannot_be_updated(slack: Slack) -> None:
    general = slack.id("general")
    ts = (
        await slack.client.chat_postEphemeral(channel=general, user=slack.id("ada"), text="Psst")
    )["message_ts"]
    update = slack.client.chat_update(channel=general, ts=ts, text="x")
    assert await code(update) == "message_not_found"


async def test_an_update_needs_the_channel_s_own_id(slack: Slack) -> None:
    sent = await slack.client.chat_postMessage(channel=slack.id("ada"), text="Hi")
    update = slack.client.chat_update(channel=slack.id("ada"), ts=sent["ts"], text="x")
    assert await code(update) == "channel_not_found"
    await slack.client.chat_update(channel=sent["channel"], ts=sent["ts"], text="Bye")


async def test_messages_in_an_archived_channel_are_inactive(slack: Slack) -> None:
    where = await posted(slack)
    await slack.do("admin/archive", channel="general")
    assert await code(slack.client.chat_update(**where, text="x")) == "is_inactive"


async def test_a_deleted_message_is_gone(slack: Slack) -> None:
    where = await posted(slack)
    await slack.client.chat_delete(**where)
    assert await slack.said("general") == []
    assert await code(slack.client.chat_update(**where, text="x")) == "message_not_found"
