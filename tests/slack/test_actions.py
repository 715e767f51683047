"""Buttons pressed in the local Slack, on messages and on Home."""

from bot.core.replies import Refusal
from bot.slack.roster import carry_out
from bot.usecases.choosing import Where
from tests.slack.office import Office, words

ROUND = "2026-11-23T09:00:00+00:00"


async def test_an_offer_is_taken_by_one_press_and_its_buttons_go(demo: Office) -> None:
    await demo.travels(to=ROUND)
    who, dm = await demo.asked("offer_accept")
    await demo.press(who, "offer_accept", dm)
    said = (await demo.said(dm, who))[-1]
    assert "Yours" in said["text"]
    assert "offer_accept" not in str(said["blocks"])
    assert await demo.violations() == []


async def test_an_offer_is_declined_and_somebody_else_is_asked(demo: Office) -> None:
    await demo.travels(to=ROUND)
    who, dm = await demo.asked("offer_decline")
    await demo.press(who, "offer_decline", dm)
    assert "offer_accept" not in str((await demo.said(dm, who))[-1]["blocks"])


async def test_later_answers_its_caller_only(demo: Office) -> None:
    await demo.travels(to=ROUND)
    who, dm = await demo.asked("offer_later")
    await demo.press(who, "offer_later", dm)
    assert await demo.whispered(who, dm)


async def test_a_contact_ends_in_a_question_one_tap_and_a_form(demo: Office) -> None:
    who, dm = await finished_ticket(demo)
    await demo.press(who, "question_answer", dm)
    await demo.press(who, "question_more", dm)
    view = await demo.modal(who)
    assert view["callback_id"] == "followup_form"
    saved = await demo.act(
        "act/submit",
        user=who,
        view_id=view["id"],
        values={"quote": {"value": {"value": "We print it and fax it"}}},
    )
    assert saved["ok"], saved
    assert await demo.modal(who) == {}
    await demo.press(who, "question_more", dm)
    again = await demo.modal(who)
    assert again["state"]["values"]["quote"]["value"]["value"] == "We print it and fax it"
    assert await demo.violations() == []


async def test_an_answer_can_be_withdrawn(demo: Office) -> None:
    who, dm = await finished_ticket(demo)
    await demo.press(who, "question_answer", dm)
    await demo.press(who, "question_withdraw", dm)
    assert "question_withdraw" not in str((await demo.said(dm, who))[-1]["blocks"])


async def test_joining_by_the_channels_button(demo: Office) -> None:
    await demo.press("ada", "rotation_join")
    assert "You are in" in await demo.whispered("ada")


async def test_home_is_published_when_opened_and_its_buttons_work(demo: Office) -> None:
    await demo.act("act/home", user="anjali")
    await demo.press_on_home("anjali", "rotation_join")
    home = (await demo.see("views", user="anjali"))["home"]
    assert "rotation_skip" in str(home["blocks"])
    await demo.press_on_home("anjali", "rotation_skip")
    await demo.press_on_home("anjali", "rotation_back")
    assert await demo.dm("anjali") == []
    assert await demo.violations() == []


async def test_what_home_cannot_show_is_said_in_the_dm(demo: Office) -> None:
    await demo.act("act/home", user="noor")
    await demo.press_on_home("noor", "rotation_join")
    assert "Guests" in (await demo.dm("noor"))[-1]["text"]


async def test_the_form_of_somebody_elses_question_is_refused_in_the_modal(demo: Office) -> None:
    who, dm = await finished_ticket(demo)
    await demo.press(who, "question_answer", dm)
    message = (await demo.said(dm, who))[-1]
    others = await demo.act("act/open_dm", user="ada")
    room = demo.server.world.channels[others["channel"]["id"]]
    copy = demo.server.world.message(dm, message["ts"])
    assert copy is not None
    room.messages.append(copy)
    await demo.press("ada", "question_more", room.id)
    modal = await demo.modal("ada")
    assert modal.get("callback_id") != "followup_form"
    assert ":warning:" in words(modal)


async def finished_ticket(demo: Office) -> tuple[str, str]:
    """Travel until somebody can be asked about a ticket they have done."""
    await demo.travels(to=ROUND)
    for _ in range(6):
        for who in ("jonas", "grace", "thiago"):
            dm = (await demo.act("act/open_dm", user=who))["channel"]["id"]
            said = str([each["blocks"] for each in await demo.said(dm, who)])
            if "pairing_done" in said:
                await demo.press(who, "pairing_done", dm)
                await demo.travels(seconds=3600)
                return await demo.asked("question_answer")
            if "offer_accept" in said:
                await demo.press(who, "offer_accept", dm)
        await demo.travels(next=True)
    raise AssertionError


async def test_a_promise_is_kept_from_home(demo: Office) -> None:
    who, dm = await finished_ticket(demo)
    await demo.press(who, "question_answer", dm)
    await demo.press(who, "question_more", dm)
    view = await demo.modal(who)
    promise = {"promise_text": {"value": {"value": "Find out about the export"}}}
    saved = await demo.act("act/submit", user=who, view_id=view["id"], values=promise)
    assert saved["ok"], saved
    await demo.act("act/home", user=who)
    await demo.press_on_home(who, "promise_kept")
    home = (await demo.see("views", user=who))["home"]
    assert "promise_kept" not in str(home["blocks"])


async def test_an_old_menu_with_an_unknown_word_is_answered(office: Office) -> None:
    door = office.bot.door
    reply = await carry_out(door, "dance", office.id("ada"), Where(channel_id=""))
    assert isinstance(reply, Refusal)


async def test_a_button_of_another_version_is_answered(demo: Office) -> None:
    card = demo.server.world.channels[demo.id("customer-contact")].messages[-1]
    card.blocks[1]["elements"][0]["action_id"] = "from_the_future"
    await demo.press("ada", "from_the_future")
    assert "do not know that button" in await demo.whispered("ada")
