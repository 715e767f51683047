"""Pins, as docs.slack.dev/reference/methods/pins.add and pins.remove have them."""

import pytest

from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code


@pytest.fixture
async def posted(slack: Slack) -> str:
    await slack.do("admin/scopes", scopes=[*slack.world.app.scopes, "pins:write"])
    said = await slack.client.chat_postMessage(channel=slack.id("general"), text="Look here")
    return str(said["ts"])


async def test_a_message_is_pinned_once_until_it_is_taken_down(slack: Slack, posted: str) -> None:
    general = slack.id("general")
    where = {"channel": general, "timestamp": posted}
    await slack.client.pins_add(**where)
    assert slack.world.channels[general].pins == [posted]
    assert await code(slack.client.pins_add(**where)) == "already_pinned"
    await slack.client.pins_remove(**where)
    assert await code(slack.client.pins_remove(**where)) == "no_pin"


async def test_a_deleted_message_is_pinned_no_more(slack: Slack, posted: str) -> None:
    general = slack.id("general")
    await slack.client.pins_add(channel=general, timestamp=posted)
    await slack.client.chat_delete(channel=general, ts=posted)
    assert slack.world.channels[general].pins == []
    refused = slack.client.pins_remove(channel=general, timestamp=posted)
    assert await code(refused) == "message_not_found"


@pytest.mark.usefixtures("posted")
async def test_what_cannot_be_pinned_is_refused(slack: Slack) -> None:
    general = slack.id("general")
    for timestamp, why in (
        ("1.000001", "message_not_found"),
        ("yesterday", "bad_timestamp"),
        ("", "no_item_specified"),
    ):
        assert await code(slack.client.pins_add(channel=general, timestamp=timestamp)) == why
    assert (
        await code(slack.client.pins_add(channel="C0NOWHERE", timestamp="1.000001"))
        == "channel_not_found"
    )
    await slack.do("admin/scopes", scopes=["chat:write"])
    refused = slack.client.pins_add(channel=general, timestamp="1.000001")
    assert await code(refused) == "missing_scope"
