import pytest

from bot.sandbox.refusals import Json
from tests.sandbox.forms import home
from tests.sandbox.hands import Slack
from tests.sandbox.robot import robot


async def heard(slack: Slack, kind: str, path: str, **fields: object) -> list[Json]:
    async with robot(slack) as app:
        assert (await slack.do(path, **fields))["acked"]
        return app.payloads(kind)


async def test_opening_home_tells_the_tab_and_the_published_view(slack: Slack) -> None:
    [event] = await heard(slack, "app_home_opened", "act/home", user="ada")
    assert (event["tab"], event["user"]) == ("home", slack.id("ada"))
    assert event["channel"].startswith("D")
    assert "view" not in event


async def test_a_direct_message_reaches_the_app_escaped(slack: Slack) -> None:
    dm = (await slack.do("act/open_dm", user="ada"))["channel"]["id"]
    [event] = await heard(
        slack, "message", "act/post", user="ada", channel=dm, text="a < b, see https://x.org/?a&b"
    )
    assert event["text"] == "a &lt; b, see <https://x.org/?a&amp;b>"
    assert (event["channel"], event["channel_type"]) == (dm, "im")


async def test_our_own_direct_messages_and_their_changes_come_back(slack: Slack) -> None:
    async with robot(slack) as app:
        sent = await slack.client.chat_postMessage(channel=slack.id("ada"), text="Hi")
        where = {"channel": sent["channel"], "ts": sent["ts"]}
        await slack.client.chat_update(**where, text="Bye")
        await slack.client.chat_delete(**where)
        await slack.server.hub.settle()
        posted, changed, deleted = app.payloads("message")
    assert posted["bot_id"] == slack.world.app.bot_id
    assert changed["message"]["text"] == "Bye"
    assert changed["previous_message"]["text"] == "Hi"
    assert deleted["deleted_ts"] == sent["ts"]


async def test_a_mention_where_the_bot_is_a_member(slack: Slack) -> None:
    [event] = await heard(
        slack, "app_mention", "act/post", user="ada", channel="general", text="Hi @firsthand"
    )
    assert event["text"] == f"Hi <@{slack.world.app.bot_user}>"
    unheard = await heard(
        slack, "app_mention", "act/post", user="ada", channel="elsewhere", text="Hi @firsthand"
    )
    assert unheard == []


async def test_coming_and_going_is_told_where_the_bot_is(slack: Slack) -> None:
    await slack.do("act/leave", user="bob", channel="general")
    [joined] = await heard(
        slack, "member_joined_channel", "act/join", user="bob", channel="general"
    )
    assert (joined["user"], joined["channel_type"]) == (slack.id("bob"), "C")
    [left] = await heard(slack, "member_left_channel", "act/leave", user="bob", channel="general")
    assert left["user"] == slack.id("bob")
    assert (
        await heard(slack, "member_joined_channel", "act/join", user="bob", channel="elsewhere")
        == []
    )


async def test_inviting_the_bot_tells_it_who_invited(slack: Slack) -> None:
    [event] = await heard(
        slack,
        "member_joined_channel",
        "act/invite",
        user="ada",
        channel="elsewhere",
        invitee="firsthand",
    )
    assert event["user"] == slack.world.app.bot_user
    assert event["inviter"] == slack.id("ada")


async def test_people_who_change_are_told_whole(slack: Slack) -> None:
    [joined] = await heard(
        slack, "team_join", "admin/user", name="zoë", real_name="Zoë", tz="Asia/Tokyo"
    )
    assert joined["user"]["tz"] == "Asia/Tokyo"
    [moved] = await heard(slack, "user_change", "admin/timezone", user="zoë", tz="Europe/Paris")
    assert moved["user"]["tz_offset"] == 3600
    [gone] = await heard(slack, "user_change", "admin/deactivate", user="zoë")
    assert gone["user"]["deleted"]
    [back] = await heard(slack, "user_change", "admin/reactivate", user="zoë")
    assert not back["user"]["deleted"]


@pytest.mark.parametrize("name", ["archive", "unarchive"])
async def test_a_channel_put_away_or_brought_back_is_told(slack: Slack, name: str) -> None:
    [event] = await heard(slack, f"channel_{name}", f"admin/{name}", channel="general")
    assert event["channel"] == slack.id("general")


async def test_a_new_name_of_a_channel_is_told(slack: Slack) -> None:
    [event] = await heard(slack, "channel_rename", "admin/rename", channel="general", name="all")
    assert event["channel"]["id"] == slack.id("all")


async def test_what_happens_to_a_private_channel_is_not_subscribed_to(slack: Slack) -> None:
    assert await heard(slack, "channel_archive", "admin/archive", channel="secret") == []
    assert await heard(slack, "channel_rename", "admin/rename", channel="secret", name="x") == []


async def test_leaving_slack_is_told_once_more_and_then_nothing(slack: Slack) -> None:
    async with robot(slack) as app:
        await slack.do("admin/uninstall")
        [revoked] = app.payloads("tokens_revoked")
        assert revoked["tokens"] == {"oauth": [], "bot": [slack.world.app.bot_user]}
        assert len(app.payloads("app_uninstalled")) == 1
        await slack.do("act/home", user="ada")
        assert app.payloads("app_home_opened") == []


async def test_an_event_nobody_subscribed_to_is_not_sent(slack: Slack) -> None:
    slack.world.app.events = ("app_mention",)
    assert await heard(slack, "app_home_opened", "act/home", user="ada") == []


async def test_the_envelope_of_an_event_is_complete(slack: Slack) -> None:
    async with robot(slack) as app:
        await slack.do("act/home", user="ada")
        payload = app.heard[-1]["payload"]
    assert payload["type"] == "event_callback"
    assert payload["team_id"] == slack.world.workspace.id
    assert payload["authorizations"][0]["user_id"] == slack.world.app.bot_user
    assert payload["event_id"].startswith("Ev")


async def test_home_is_told_as_published_on_the_next_visit(slack: Slack) -> None:
    shown = await slack.client.views_publish(user_id=slack.id("ada"), view=home())
    [event] = await heard(slack, "app_home_opened", "act/home", user="ada")
    assert event["view"]["id"] == shown["view"]["id"]


async def test_the_channel_shows_who_came_and_went(slack: Slack) -> None:
    for path in ("act/leave", "act/join", "act/join"):
        await slack.do(path, user="bob", channel="general")
    shown = [(m["subtype"], m["text"]) for m in await slack.said("general")]
    bob = f"<@{slack.id('bob')}>"
    assert shown == [
        ("channel_leave", f"{bob} has left the channel"),
        ("channel_join", f"{bob} has joined the channel"),
    ]


async def test_asking_for_quiet_tells_the_period_and_ending_it_too(slack: Slack) -> None:
    now = int(slack.world.now().timestamp())
    times = {"from": now, "until": now + 60}
    [event] = await heard(slack, "dnd_updated_user", "admin/dnd", user="ada", **times)
    assert event["user"] == slack.id("ada")
    assert event["dnd_status"]["next_dnd_end_ts"] == now + 60
    [event] = await heard(slack, "dnd_updated_user", "admin/dnd", user="ada")
    assert event["dnd_status"]["dnd_enabled"] is False
