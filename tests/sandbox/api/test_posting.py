from typing import Any

import pytest

from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code, refusal

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}


async def test_a_message_is_posted_with_its_blocks_and_ids(slack: Slack) -> None:
    answer = await slack.client.chat_postMessage(
        channel=slack.id("general"), text="Hello", blocks=[SECTION]
    )
    [message] = await slack.said("general")
    assert message["ts"] == answer["ts"]
    assert message["bot_id"] == slack.world.app.bot_id
    assert message["blocks"][0]["block_id"]
    assert answer["message"]["blocks"] == message["blocks"]


async def test_timestamps_differ_while_the_clock_stands_still(slack: Slack) -> None:
    sent = [
        (await slack.client.chat_postMessage(channel=slack.id("general"), text="Hi"))["ts"]
        for _ in range(5)
    ]
    assert sent == sorted(set(sent))


async def test_a_person_s_id_opens_the_direct_message(slack: Slack) -> None:
    answer = await slack.client.chat_postMessage(channel=slack.id("ada"), text="Hi")
    assert answer["channel"].startswith("D")
    opened = await slack.client.conversations_open(users=slack.id("ada"))
    assert opened["channel"]["id"] == answer["channel"]
    assert opened["already_open"]


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("elsewhere", "not_in_channel"),
        ("secret", "channel_not_found"),
        ("old", "is_archived"),
        ("gone", "user_disabled"),
        ("firsthand", "cannot_dm_bot"),
    ],
)
async def test_places_where_the_bot_cannot_post(slack: Slack, place: str, error: str) -> None:
    assert await code(slack.client.chat_postMessage(channel=slack.id(place), text="Hi")) == error
    assert await slack.violations() == []


async def test_a_channel_nobody_has_is_not_found(slack: Slack) -> None:
    assert (
        await code(slack.client.chat_postMessage(channel="C404", text="Hi")) == "channel_not_found"
    )


async def test_a_deactivated_person_s_open_dm_is_archived(slack: Slack) -> None:
    dm = (await slack.client.conversations_open(users=slack.id("bob")))["channel"]["id"]
    await slack.do("admin/deactivate", user="bob")
    assert await code(slack.client.chat_postMessage(channel=dm, text="Hi")) == "is_archived"


async def test_saying_nothing_is_refused(slack: Slack) -> None:
    empty = {"channel": slack.id("general"), "text": "", "blocks": []}
    sent = slack.client.api_call("chat.postMessage", json=empty)
    assert await code(sent) == "no_text"
    assert await slack.violations() == ["no_text"]


async def test_text_beyond_forty_thousand_is_cut(slack: Slack) -> None:
    await slack.client.chat_postMessage(channel=slack.id("general"), text="x" * 40_001)
    assert len((await slack.said("general"))[0]["text"]) == 40_000


async def test_bad_blocks_are_refused_with_a_pointer(slack: Slack) -> None:
    bad = {"type": "section", "text": {"type": "mrkdwn", "text": ""}}
    answer = await refusal(
        slack.client.chat_postMessage(channel=slack.id("general"), text="Hi", blocks=[SECTION, bad])
    )
    assert answer["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/1/text/text]" in answer["errors"][0]
    assert answer["response_metadata"]["messages"][0] == f"[ERROR] {answer['errors'][0]}"
    assert await slack.said("general") == []
    assert await slack.violations() == ["invalid_blocks"]


async def test_an_element_only_slack_itself_models_is_refused(slack: Slack) -> None:
    select = {"type": "external_select", "action_id": "a"}
    sent = slack.client.chat_postMessage(
        channel=slack.id("general"), text="Hi", blocks=[{"type": "actions", "elements": [select]}]
    )
    assert "does not model external_select" in (await refusal(sent))["errors"][0]


@pytest.mark.parametrize("blocks", ["{", "{}", '"x"'])
async def test_blocks_that_are_no_list_have_their_own_code(slack: Slack, blocks: str) -> None:
    sent = slack.client.chat_postMessage(channel=slack.id("general"), text="Hi", blocks=blocks)
    assert await code(sent) == "invalid_blocks_format"


async def test_metadata_is_kept_and_its_payload_told_only_on_request(slack: Slack) -> None:
    metadata = {"event_type": "row", "event_payload": {"id": 7}}
    general = slack.id("general")
    await slack.client.chat_postMessage(channel=general, text="Hi", metadata=metadata)
    shy = await slack.client.conversations_history(channel=general)
    assert shy["messages"][0]["metadata"] == {"event_type": "row"}
    full = await slack.client.conversations_history(channel=general, include_all_metadata=True)
    assert full["messages"][0]["metadata"] == metadata


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({"event_type": "x"}, "invalid_metadata_format"),
        ({"event_type": "", "event_payload": {}}, "invalid_metadata_format"),
        ({"event_type": "x", "event_payload": {}, "more": 1}, "invalid_metadata_schema"),
        ({"event_type": "x", "event_payload": {"a": "b" * 5000}}, "metadata_too_large"),
    ],
)
async def test_bad_metadata_is_refused(
    slack: Slack, metadata: dict[str, object], error: str
) -> None:
    sent = slack.client.chat_postMessage(channel=slack.id("general"), text="Hi", metadata=metadata)
    assert await code(sent) == error


async def test_an_ephemeral_message_reaches_one_member_only(slack: Slack) -> None:
    await slack.client.chat_postEphemeral(
        channel=slack.id("general"), user=slack.id("ada"), text="Psst"
    )
    assert [m["text"] for m in await slack.said("general", "ada")] == ["Psst"]
    assert await slack.said("general", "bob") == []
    history = await slack.client.conversations_history(channel=slack.id("general"))
    assert history["messages"] == []
    outsider = slack.client.chat_postEphemeral(
        channel=slack.id("general"), user=slack.id("noor"), text="Psst"
    )
    assert await code(outsider) == "user_not_in_channel"


async def test_a_permalink_names_channel_and_time(slack: Slack) -> None:
    general = slack.id("general")
    ts = (await slack.client.chat_postMessage(channel=general, text="Hi"))["ts"]
    link = await slack.client.chat_getPermalink(channel=general, message_ts=ts)
    assert link["permalink"].endswith(f"/archives/{general}/p{ts.replace('.', '')}")
    unknown = slack.client.chat_getPermalink(channel=general, message_ts="1.000000")
    assert await code(unknown) == "message_not_found"


async def test_a_thread_is_read_from_its_first_message_on_page_by_page(slack: Slack) -> None:
    general = slack.id("general")
    top = (await slack.client.chat_postMessage(channel=general, text="Top"))["ts"]
    stamped = {"event_type": "stamp", "event_payload": {"id": "7"}}
    replies = []
    for text in ("One", "Two", "Three"):
        said = await slack.client.chat_postMessage(
            channel=general, text=text, thread_ts=top, metadata=stamped
        )
        replies.append(said["ts"])
    read: list[dict[str, Any]] = []
    onward = ""
    while onward or not read:
        page = await slack.client.conversations_replies(
            channel=general, ts=top, limit=3, cursor=onward, include_all_metadata=True
        )
        read += page["messages"]
        onward = (page.get("response_metadata") or {}).get("next_cursor", "")
    assert [m["text"] for m in read] == ["Top", "One", "Two", "Three"]
    assert [m.get("metadata") for m in read] == [None, stamped, stamped, stamped]
    late = await slack.client.conversations_replies(
        channel=general, ts=top, oldest=replies[0], latest=replies[2]
    )
    assert [m["text"] for m in late["messages"]] == ["Top", "Two"]
    assert late["messages"][1]["metadata"] == {"event_type": "stamp"}


async def test_a_deleted_message_leaves_a_stone_over_its_thread(slack: Slack) -> None:
    general = slack.id("general")
    top = (await slack.client.chat_postMessage(channel=general, text="Top"))["ts"]
    under = (await slack.client.chat_postMessage(channel=general, text="Under", thread_ts=top))[
        "ts"
    ]
    await slack.client.chat_delete(channel=general, ts=top)
    read = (await slack.client.conversations_replies(channel=general, ts=top))["messages"]
    assert [(m.get("subtype"), m["text"]) for m in read] == [
        ("tombstone", "This message was deleted."),
        (None, "Under"),
    ]
    again = slack.client.chat_update(channel=general, ts=top, text="Top")
    assert await code(again) == "message_not_found"
    await slack.client.chat_update(channel=general, ts=under, text="Less")
    await slack.client.chat_delete(channel=general, ts=under)
    assert await code(slack.client.chat_delete(channel=general, ts=top)) == "message_not_found"


async def test_a_thread_has_its_answers_and_an_unknown_one_none(slack: Slack) -> None:
    general = slack.id("general")
    top = (await slack.client.chat_postMessage(channel=general, text="Top"))["ts"]
    await slack.client.chat_postMessage(channel=general, text="Under", thread_ts=top)
    replies = await slack.client.conversations_replies(channel=general, ts=top)
    assert [m["text"] for m in replies["messages"]] == ["Top", "Under"]
    history = await slack.client.conversations_history(channel=general)
    assert [(m["text"], m["reply_count"]) for m in history["messages"]] == [("Top", 1)]
    nowhere = slack.client.chat_postMessage(channel=general, text="?", thread_ts="1.000000")
    assert await code(nowhere) == "thread_not_found"
    assert await code(slack.client.conversations_replies(channel=general, ts="1.0")) == (
        "thread_not_found"
    )
