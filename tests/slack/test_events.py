"""What happens in the workspace, as the local Slack tells it."""

import pytest

from bot.slack import payloads
from bot.slack.listeners.events.home import opened
from bot.slack.listeners.events.messages import written
from bot.store import outbox
from bot.store.transaction import Tx
from bot.usecases.show_home import show_home
from tests.slack.office import Office


async def test_a_direct_message_is_answered_with_help_once(office: Office) -> None:
    dm = (await office.act("act/open_dm", user="ada"))["channel"]["id"]
    await office.act("act/post", user="ada", channel=dm, text="hello?")
    await office.act("act/post", user="ada", channel=dm, text="anybody?")
    said = [each for each in await office.dm("ada") if each["user"] != office.id("ada")]
    assert len(said) == 1
    assert "/firsthand join" in said[0]["text"]


async def test_a_mention_is_answered_for_its_writer_only(office: Office) -> None:
    mention = f"<@{office.bot.identity.bot_user_id}> hi"
    await office.act("act/post", user="ada", channel="customer-contact", text=mention)
    assert "/firsthand join" in await office.whispered("ada")
    assert await office.whispered("grace") == ""


async def test_talk_in_a_channel_is_none_of_its_business(office: Office) -> None:
    await office.act("act/post", user="ada", channel="customer-contact", text="lunch?")
    assert len(await office.said("customer-contact", "ada")) == 1


async def test_whoever_is_deactivated_leaves_the_roster(demo: Office) -> None:
    assert f"<@{demo.id('grace')}>" in str(await demo.said("customer-contact", "ada"))
    await demo.act("admin/deactivate", user="grace")
    await demo.quiet()
    assert f"<@{demo.id('grace')}>" not in str(await demo.said("customer-contact", "ada"))


async def test_a_stranger_who_changes_is_not_remembered(office: Office) -> None:
    await office.act("admin/timezone", user="ravi", tz="Europe/Berlin")
    journal = await office.see("journal")
    assert "auth.test" in str(journal)
    assert "users.info" not in str(journal)


async def test_an_archived_channel_pauses_its_rotation_until_it_is_back(demo: Office) -> None:
    await demo.act("admin/archive", channel="customer-contact")
    assert "paused" in await demo.types("jonas", "next", channel="general")
    await demo.act("admin/unarchive", channel="customer-contact")
    assert "paused" not in await demo.types("jonas", "next", channel="general")


async def test_an_event_counts_once(office: Office) -> None:
    door = office.bot.door
    visit = payloads.happened(
        {"event_id": "Ev1", "event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}
    )
    at = door.now()
    calls = []

    def counted(tx: Tx, *, user_id: str) -> str:
        calls.append((tx.workspace_id, user_id))
        return user_id

    assert await door.once(visit, at, counted, user_id="U1") == "U1"
    assert await door.once(visit, at, counted, user_id="U1") is None
    assert calls == [(door.workspace_id, "U1")]


async def test_an_event_whose_use_case_fails_may_come_again(office: Office) -> None:
    door, at = office.bot.door, office.bot.door.now()
    visit = payloads.happened({"event_id": "Ev2", "event": {"type": "app_home_opened"}})

    def fails(tx: Tx) -> None:
        raise LookupError(tx.workspace_id)

    try:
        await door.once(visit, at, fails)
    except LookupError:
        await door.once(visit, at, show_home, user_id=office.id("ada"), at=at)
    await office.quiet()
    assert (await office.see("views", user="ada"))["home"]


async def test_inviting_the_bot_to_a_channel_changes_no_rotation(demo: Office) -> None:
    await demo.act("act/invite", user="ada", channel="general", invitee="firsthand")
    await demo.act("act/leave", user="grace", channel="general")
    assert "paused" not in await demo.types("jonas", "next", channel="general")


async def test_the_messages_tab_publishes_nothing(office: Office) -> None:
    tab = payloads.happened(
        {"event_id": "Ev3", "event": {"type": "app_home_opened", "user": "U1", "tab": "messages"}}
    )
    await opened(office.bot.door, tab)
    with office.bot.db.read(office.bot.door.workspace_id) as tx:
        assert outbox.body(tx, "home:U1") is None


@pytest.mark.parametrize("extra", [{"bot_id": "B1"}, {"subtype": "message_changed"}])
async def test_bots_and_edits_are_never_answered(office: Office, extra: dict[str, str]) -> None:
    event = {"type": "message", "user": office.id("ada"), "channel_type": "im"} | extra
    await written(office.bot.door, payloads.happened({"event": event}))
    assert await office.dm("ada") == []


async def test_an_event_nobody_needs_is_acknowledged(office: Office) -> None:
    await office.act("admin/rename", channel="general", name="everybody")
    journal = str(await office.see("journal"))
    assert "channel_rename" in journal
    assert "redeliver" not in journal
    assert await office.violations() == []
