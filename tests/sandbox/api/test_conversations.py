import pytest

from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code, refusal


async def test_the_list_hides_private_channels_without_the_bot(slack: Slack) -> None:
    answer = await slack.client.conversations_list(types="public_channel,private_channel")
    assert {c["name"] for c in answer["channels"]} == {"general", "elsewhere", "old"}
    living = await slack.client.conversations_list(exclude_archived=True)
    assert {c["name"] for c in living["channels"]} == {"general", "elsewhere"}


async def test_pages_lead_on_until_the_cursor_is_empty(slack: Slack) -> None:
    seen, cursor = [], None
    while True:
        answer = await slack.client.conversations_list(limit=2, cursor=cursor)
        seen += [c["name"] for c in answer["channels"]]
        cursor = answer["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert seen == ["general", "elsewhere", "old"]
    broken = slack.client.conversations_list(cursor="bm9uc2Vuc2U=")
    assert await code(broken) == "invalid_cursor"


@pytest.mark.parametrize("limit", ["0", "1001", "x", "-1", "9" * 5000])
async def test_a_limit_out_of_range_is_refused(slack: Slack, limit: str) -> None:
    listed = slack.client.api_call("conversations.list", params={"limit": limit})
    assert await code(listed) == "invalid_arguments"


async def test_listing_direct_messages_needs_their_scope(slack: Slack) -> None:
    answer = await refusal(slack.client.conversations_list(types="im"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "im:read")
    assert await code(slack.client.conversations_list(types="mpim")) == "invalid_types"


async def test_the_bot_s_own_channels(slack: Slack) -> None:
    answer = await slack.client.users_conversations()
    assert {c["name"] for c in answer["channels"]} == {"general", "old"}
    hers = await slack.client.users_conversations(user=slack.id("bob"))
    assert {c["name"] for c in hers["channels"]} == {"general"}


async def test_info_and_members_of_a_channel(slack: Slack) -> None:
    general = slack.id("general")
    info = await slack.client.conversations_info(channel=general, include_num_members=True)
    assert info["channel"]["is_member"]
    assert info["channel"]["num_members"] == 3
    members = await slack.client.conversations_members(channel=general)
    assert members["members"] == [slack.id("ada"), slack.id("bob"), slack.id("firsthand")]
    hidden = slack.client.conversations_info(channel=slack.id("secret"))
    assert await code(hidden) == "channel_not_found"


async def test_joining_needs_a_scope_and_an_open_channel(slack: Slack) -> None:
    elsewhere = slack.id("elsewhere")
    assert await code(slack.client.conversations_join(channel=elsewhere)) == "missing_scope"
    await slack.do("admin/scopes", scopes=[*slack.world.app.scopes, "channels:join"])
    joined = await slack.client.conversations_join(channel=elsewhere)
    assert joined["channel"]["is_member"]
    again = await slack.client.conversations_join(channel=elsewhere)
    assert again["warning"] == "already_in_channel"
    assert await code(slack.client.conversations_join(channel=slack.id("old"))) == "is_archived"
    dm = (await slack.client.conversations_open(users=slack.id("ada")))["channel"]["id"]
    wrong = slack.client.conversations_join(channel=dm)
    assert await code(wrong) == "method_not_supported_for_channel_type"


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U404", "user_not_found"),
        ("USLACKBOT", "cannot_dm_bot"),
        ("gone", "user_disabled"),
        ("firsthand", "invalid_user_combination"),
        ("U1,U2", "missing_scope"),
    ],
)
async def test_people_who_cannot_be_written_to(slack: Slack, users: str, error: str) -> None:
    known = {name: slack.id(name) for name in ("gone", "firsthand")}
    opened = slack.client.conversations_open(users=known.get(users, users))
    assert await code(opened) == error


async def test_opening_tells_of_the_conversation_when_asked(slack: Slack) -> None:
    answer = await slack.client.conversations_open(users=slack.id("ada"), return_im=True)
    assert answer["channel"]["user"] == slack.id("ada")
    assert answer["channel"]["is_im"]
    again = await slack.client.conversations_open(channel=answer["channel"]["id"])
    assert again["no_op"]
    wrong = slack.client.conversations_open(channel=slack.id("general"))
    assert await code(wrong) == "channel_not_found"


async def test_history_is_newest_first_within_its_limits(slack: Slack) -> None:
    general = slack.id("general")
    first, second, third = [
        (await slack.client.chat_postMessage(channel=general, text=text))["ts"]
        for text in ("one", "two", "three")
    ]
    whole = await slack.client.conversations_history(channel=general)
    assert [m["text"] for m in whole["messages"]] == ["three", "two", "one"]
    between = await slack.client.conversations_history(channel=general, oldest=first, latest=third)
    assert [m["ts"] for m in between["messages"]] == [second]
    edges = await slack.client.conversations_history(
        channel=general, oldest=first, latest=third, inclusive=True
    )
    assert len(edges["messages"]) == 3
    page = await slack.client.conversations_history(channel=general, limit=2)
    assert page["has_more"]
    rest = await slack.client.conversations_history(
        channel=general, limit=2, cursor=page["response_metadata"]["next_cursor"]
    )
    assert [m["text"] for m in rest["messages"]] == ["one"]
    odd = slack.client.conversations_history(channel=general, oldest="yesterday")
    assert await code(odd) == "invalid_ts_oldest"


async def test_history_is_for_members(slack: Slack) -> None:
    outside = slack.client.conversations_history(channel=slack.id("elsewhere"))
    assert await code(outside) == "not_in_channel"
    hidden = slack.client.conversations_history(channel=slack.id("secret"))
    assert await code(hidden) == "channel_not_found"
