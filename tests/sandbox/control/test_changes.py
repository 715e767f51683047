"""People and channels change, and what the app sees of it."""

import pytest

from tests.sandbox.forms import home
from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code
from tests.sandbox.robot import robot


async def test_a_deleted_channel_is_told_and_gone(slack: Slack) -> None:
    general = slack.id("general")
    async with robot(slack) as app:
        await slack.do("admin/delete_channel", channel="general")
        [event] = app.payloads("channel_deleted")
    assert event["channel"] == general
    gone = slack.client.chat_postMessage(channel=general, text="Hi")
    assert await code(gone) == "channel_not_found"


async def test_what_pointed_to_a_deleted_channel_says_so(slack: Slack) -> None:
    general = slack.id("general")
    file = (await slack.client.files_upload_v2(filename="a", content="x", channel=general))["file"]
    async with robot(slack) as app:
        await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
        url = app.payloads("/firsthand")[0]["response_url"]
        await slack.do("admin/delete_channel", channel="general")
    async with slack.http.post(url, json={"text": "Hi"}) as answer:
        assert (answer.status, (await answer.json())["error"]) == (404, "channel_not_found")
    assert (await slack.client.files_info(file=file["id"]))["file"]["shares"] == {}


async def test_a_channel_made_private_without_the_bot_is_unknown_to_it(slack: Slack) -> None:
    place = slack.id("elsewhere")
    assert (await slack.client.conversations_info(channel=place))["ok"]
    await slack.do("admin/make_private", channel="elsewhere")
    assert await code(slack.client.conversations_info(channel=place)) == "channel_not_found"


@pytest.mark.parametrize("what", ["archive", "unarchive", "deleted"])
async def test_a_private_channel_with_the_bot_is_told_by_other_events(
    slack: Slack, what: str
) -> None:
    await slack.do("admin/make_private", channel="general")
    path = "delete_channel" if what == "deleted" else what
    async with robot(slack) as app:
        await slack.do(f"admin/{path}", channel="general")
        assert len(app.payloads(f"group_{what}")) == 1
        assert app.payloads(f"channel_{what}") == []


async def test_a_shared_private_channel_has_another_id_with_the_same_messages(
    slack: Slack,
) -> None:
    await slack.do("admin/events", events=["channel_id_changed"])
    old = slack.id("general")
    await slack.client.chat_postMessage(channel=old, text="Hi")
    await slack.do("admin/make_private", channel="general")
    async with robot(slack) as app:
        await slack.do("admin/share_channel", channel="general")
        [event] = app.payloads("channel_id_changed")
    assert (event["old_channel_id"], event["new_channel_id"]) == (old, slack.id("general"))
    lost = slack.client.chat_postMessage(channel=old, text="Hi")
    assert await code(lost) == "channel_not_found"
    history = await slack.client.conversations_history(channel=event["new_channel_id"])
    assert [message["text"] for message in history["messages"]] == ["Hi"]


async def test_a_shared_channel_is_read_by_people_of_another_company(slack: Slack) -> None:
    await slack.do("admin/events", events=["channel_shared", "channel_unshared", "team_join"])
    general = slack.id("general")
    async with robot(slack) as app:
        await slack.do("admin/share_channel", channel="general")
        await slack.do("admin/user", name="zoe", real_name="Zoe", another_company=True)
        await slack.do("act/join", user="zoe", channel="general")
        [event] = app.payloads("channel_shared")
        assert event["channel"] == general
        assert (await slack.client.conversations_info(channel=general))["channel"]["is_ext_shared"]
        zoe = (await slack.client.users_info(user=slack.id("zoe")))["user"]
        assert zoe["is_stranger"]
        assert zoe["team_id"] != slack.world.workspace.id
        assert await slack.cannot("admin/share_channel", channel="general")
        await slack.do("admin/unshare_channel", channel="general")
        [event] = app.payloads("channel_unshared")
        assert not event["is_ext_shared"]
        assert app.payloads("team_join") == []
    assert slack.id("zoe") not in slack.world.channels[general].members
    assert await slack.cannot("admin/unshare_channel", channel="general")


async def test_people_get_other_names_and_become_guests(slack: Slack) -> None:
    async with robot(slack) as app:
        await slack.do("admin/profile", user="ada", real_name="Ada Byron")
        await slack.do("admin/profile", user="ada", guest=True)
        named, guest = app.payloads("user_change")
    assert (named["user"]["real_name"], named["user"]["is_restricted"]) == ("Ada Byron", False)
    assert (guest["user"]["real_name"], guest["user"]["is_restricted"]) == ("Ada Byron", True)
    assert await slack.cannot("admin/profile", user="ada", guest="yes")
    assert await slack.cannot("admin/profile", user="ada", real_name=" ")
    assert await slack.cannot("admin/profile", user="nobody", guest=True)


async def test_without_a_messages_tab_nobody_can_be_written_to(slack: Slack) -> None:
    dm = (await slack.client.conversations_open(users=slack.id("ada")))["channel"]["id"]
    await slack.do("admin/tabs", messages=False)
    for channel in (dm, slack.id("ada")):
        refused = slack.client.chat_postMessage(channel=channel, text="Hi")
        assert await code(refused) == "messages_tab_disabled"
    assert (await slack.client.chat_postMessage(channel=slack.id("general"), text="Hi"))["ok"]
    assert await slack.violations() == []


async def test_without_a_home_tab_nothing_can_be_published(slack: Slack) -> None:
    await slack.do("admin/tabs", home=False)
    refused = slack.client.views_publish(user_id=slack.id("ada"), view=home())
    assert await code(refused) == "not_enabled"
    assert "true or false" in await slack.cannot("admin/tabs", home="yes")


async def test_an_archived_channel_takes_nothing_new(slack: Slack) -> None:
    general = slack.id("general")
    sent = await slack.client.chat_postMessage(channel=general, text="Hi")
    await slack.do("admin/archive", channel="general")
    assert await code(slack.client.chat_postMessage(channel=general, text="x")) == "is_archived"
    changed = slack.client.chat_update(channel=general, ts=sent["ts"], text="x")
    assert await code(changed) == "is_inactive"
    shared = slack.client.files_upload_v2(filename="a", content="x", channel=general)
    assert await code(shared) == "is_archived"
    assert await slack.cannot("act/join", user="bob", channel="general")
    history = await slack.client.conversations_history(channel=general)
    assert len(history["messages"]) == 1


async def test_a_status_is_told_shown_and_gone_when_it_runs_out(slack: Slack) -> None:
    async with robot(slack) as app:
        await slack.do("admin/status", user="bob", text="Away", emoji=":mask:", expiration=0)
        [event] = app.payloads("user_change")
    told = event["user"]["profile"]
    shown = (await slack.client.users_info(user=slack.id("bob")))["user"]["profile"]
    for profile in (told, shown):
        assert (profile["status_text"], profile["status_emoji"]) == ("Away", ":mask:")
    await slack.do("admin/status", user="bob", text="Away", emoji=":mask:", expiration=1)
    over = (await slack.client.users_info(user=slack.id("bob")))["user"]["profile"]
    assert (over["status_text"], over["status_emoji"], over["status_expiration"]) == ("", "", 0)


async def test_a_status_with_an_impossible_end_is_refused(slack: Slack) -> None:
    assert "expiration" in await slack.cannot("admin/status", user="bob", expiration=-1)
