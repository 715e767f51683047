import asyncio

import pytest

from bot.sandbox.refusals import Json
from bot.sandbox.seed import demo_world
from bot.sandbox.timeline import FreeTimeline, Upcoming
from tests.sandbox.forms import home
from tests.sandbox.hands import MONDAY, Slack


class Planned(FreeTimeline):
    """A clock on which two things wait."""

    async def upcoming(self) -> list[Upcoming]:
        hours = (8, 10, 12)
        return [Upcoming(at=MONDAY.replace(hour=h), label=f"round at {h}") for h in hours]


async def test_the_state_tells_everything_but_the_tokens(slack: Slack) -> None:
    state = await slack.see("state")
    assert state["now"] == MONDAY.isoformat()
    assert {"general", "secret"} <= {channel.get("name") for channel in state["channels"]}
    assert state["app"]["commands"] == ["/firsthand"]
    assert "xoxb" not in str(state)


async def test_time_travels_by_seconds_and_to_an_instant(slack: Slack) -> None:
    assert (await slack.do("clock/travel", seconds=90))["now"] == "2026-11-23T09:01:30+00:00"
    await slack.do("clock/travel", to="2026-11-24T10:00:00+01:00")
    assert (await slack.see("clock"))["now"] == "2026-11-24T09:00:00+00:00"


async def test_time_travels_to_the_next_thing(slack: Slack) -> None:
    assert "Nothing is going to happen" in await slack.cannot("clock/travel", next=True)
    slack.world.timeline = Planned(lambda: MONDAY)
    coming = await slack.see("upcoming")
    assert coming["upcoming"][0] == {"at": "2026-11-23T08:00:00+00:00", "label": "round at 8"}
    assert (await slack.do("clock/travel", next=True))["now"] == "2026-11-23T10:00:00+00:00"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"seconds": 1, "next": True},
        {"seconds": "1"},
        {"seconds": True},
        {"seconds": -1},
        {"seconds": 10**12},
        {"to": "2020-01-01T00:00:00Z"},
        {"to": "tomorrow"},
        {"to": "2026-12-01T09:00:00"},
        {"to": "9999-12-31T23:59:59-23:00"},
        {"to": 5},
    ],
)
async def test_a_journey_that_cannot_be_is_one_sentence(slack: Slack, fields: Json) -> None:
    assert (await slack.cannot("clock/travel", **fields)).endswith(".")
    assert (await slack.see("clock"))["now"] == MONDAY.isoformat()


async def test_a_body_that_is_no_object_is_refused(slack: Slack) -> None:
    url = f"{slack.server.url}/_emu/act/post"
    for data, kind in ((b"{", "application/json"), (b"[]", "application/json"), (b"a=b", "x/y")):
        async with slack.http.post(url, data=data, headers={"Content-Type": kind}) as answer:
            assert answer.status == 400
            assert (await answer.json())["error"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("act/post", {"user": "bob", "channel": "elsewhere", "text": "Hi"}),
        ("act/post", {"user": "ada", "channel": "old", "text": "Hi"}),
        ("act/post", {"user": "ada", "channel": "general", "text": "  "}),
        ("act/post", {"user": "ada", "channel": "general", "text": "x", "thread_ts": "1.0"}),
        ("act/post", {"user": ["ada"], "channel": "general", "text": "x"}),
        ("act/join", {"user": "ada", "channel": "old"}),
        ("act/leave", {"user": "bob", "channel": "elsewhere"}),
        ("act/invite", {"user": "bob", "channel": "elsewhere", "invitee": "ada"}),
        ("act/invite", {"user": "ada", "channel": "general", "invitee": "gone"}),
        ("admin/user", {"name": "ada"}),
        ("admin/user", {"name": "new", "tz": "Mars/Olympus"}),
        ("admin/user", {"name": "new", "tz": "../etc"}),
        ("admin/channel", {"name": "general"}),
        ("admin/channel", {"name": "new", "members": "ada"}),
        ("admin/channel", {"name": "new", "members": [7]}),
        ("admin/scopes", {"scopes": "all"}),
    ],
)
async def test_what_cannot_be_done_is_one_sentence(slack: Slack, path: str, fields: Json) -> None:
    assert (await slack.cannot(path, **fields)).endswith(".")


async def test_direct_messages_have_no_members_to_change(slack: Slack) -> None:
    dm = (await slack.do("act/open_dm", user="ada"))["channel"]["id"]
    assert await slack.cannot("act/leave", user="ada", channel=dm)
    assert await slack.cannot("admin/archive", channel=dm)


async def test_a_new_channel_has_its_members(slack: Slack) -> None:
    await slack.do("admin/channel", name="new", members=["ada", "firsthand"])
    await slack.client.chat_postMessage(channel=slack.id("new"), text="Hi")
    assert [m["text"] for m in await slack.said("new")] == ["Hi"]


async def test_messages_are_shown_to_those_who_may_see_them(slack: Slack) -> None:
    await slack.do("act/post", user="bob", channel="secret", text="Psst")
    assert len(await slack.said("secret", "bob")) == 1
    url = f"{slack.server.url}/_emu/messages"
    async with slack.http.get(url, params={"channel": "secret", "as": "ada"}) as answer:
        assert answer.status == 400


async def test_without_a_reader_only_lasting_messages_are_shown(slack: Slack) -> None:
    general = slack.id("general")
    await slack.client.chat_postMessage(channel=general, text="All")
    await slack.client.chat_postEphemeral(channel=general, user=slack.id("ada"), text="Psst")
    shown = (await slack.see("messages", channel="general"))["messages"]
    assert [message["text"] for message in shown] == ["All"]


async def test_the_journal_can_be_read_from_a_number_on(slack: Slack) -> None:
    await slack.client.auth_test()
    last = (await slack.see("journal"))["last"]
    await slack.client.team_info()
    entries = (await slack.see("journal", after=str(last)))["entries"]
    assert [entry["detail"]["method"] for entry in entries] == ["team.info"]
    async with slack.http.get(f"{slack.server.url}/_emu/journal?after=x") as answer:
        assert answer.status == 400


async def test_a_reset_brings_the_first_day_back(slack: Slack) -> None:
    await slack.client.chat_postMessage(channel=slack.id("general"), text="Hi")
    await slack.client.views_publish(user_id=slack.id("ada"), view=home())
    before = slack.id("ada")
    await slack.do("reset")
    assert await slack.said("general") == []
    assert slack.id("ada") == before
    assert (await slack.see("views", user="ada"))["home"] is None


async def test_the_stream_rings_when_something_changes(slack: Slack) -> None:
    async with slack.http.get(f"{slack.server.url}/_emu/stream") as stream:
        assert await stream.content.readline() == b": welcome\n"
        await slack.do("act/post", user="ada", channel="general", text="Hi")
        async with asyncio.timeout(5):
            while not (line := await stream.content.readline()).startswith(b"event:"):
                pass
        assert line == b"event: changed\n"


async def test_a_picture_nobody_uploaded_is_refused(slack: Slack) -> None:
    async with slack.http.get(f"{slack.server.url}/_emu/files/F404") as answer:
        assert answer.status == 400


def test_the_demo_world_is_acme_with_people_in_four_cities() -> None:
    world = demo_world(FreeTimeline(lambda: MONDAY))
    zones = {user.tz for user in world.users.values() if not user.is_bot and not user.deleted}
    assert {"Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata"} <= zones
    rooms = {channel.name: channel for channel in world.channels.values()}
    bot = world.app.bot_user
    assert {name for name, room in rooms.items() if bot in room.members} == {
        "customer-contact",
        "old-launch",
    }
    assert any(
        not user.name.isascii() or not user.real_name.isascii() for user in world.users.values()
    )
    assert [user.name for user in world.users.values() if user.is_restricted] == ["noor"]
    assert [user.name for user in world.users.values() if user.deleted] == ["olga"]


async def test_the_free_clock_only_goes_forward() -> None:
    clock = FreeTimeline(lambda: MONDAY)
    await clock.travel_to(MONDAY.replace(hour=20))
    await clock.travel_to(MONDAY)
    assert clock.now() == MONDAY.replace(hour=20)
    assert await clock.upcoming() == []
