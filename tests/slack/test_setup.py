"""The set-up form in the local Slack."""

from tests.slack.office import Office, words


async def test_saving_at_once_gives_a_rotation_and_a_preview(office: Office) -> None:
    answer = await office.sets_up("ada")
    assert answer["ok"], answer
    assert "Customer contact" in await office.whispered("ada")
    assert await office.modal("ada") == {}
    assert "rotation_join" in str(await office.said("customer-contact", "ada"))
    assert await office.violations() == []


async def test_the_form_begins_in_the_callers_zone(office: Office) -> None:
    await office.types("grace", "setup")
    view = await office.modal("grace")
    assert view["state"]["values"]["zone"]["value"]["selected_option"]["value"] == (
        "America/New_York"
    )


async def test_a_wrong_number_is_told_at_its_field_and_the_form_stays(office: Office) -> None:
    answer = await office.sets_up("ada", seats="999")
    assert not answer["ok"]
    assert "seats" in answer["errors"]
    assert (await office.modal("ada"))["callback_id"] == "setup_form"


async def test_a_name_that_is_taken_is_told_at_the_name(office: Office) -> None:
    await office.sets_up("ada", name="Payments")
    answer = await office.sets_up("grace", name="payments")
    assert "already" in answer["errors"]["name"]


async def test_a_channel_without_the_bot_is_refused_in_the_modal(office: Office) -> None:
    await office.types("ada", "setup", channel="general")
    assert "/invite" in words(await office.modal("ada"))


async def test_a_private_channel_without_the_bot_is_refused_alike(office: Office) -> None:
    await office.types("ada", "setup", channel="leads")
    assert "/invite" in words(await office.modal("ada"))


async def test_in_a_direct_message_the_form_asks_for_the_channel(office: Office) -> None:
    dm = (await office.act("act/open_dm", user="ada"))["channel"]["id"]
    await office.types("ada", "setup", channel=dm)
    fields = [block.get("block_id") for block in (await office.modal("ada"))["blocks"]]
    assert fields[0] == "channel_id"


async def test_a_guest_cannot_set_one_up(office: Office) -> None:
    await office.types("noor", "setup")
    assert "Guests" in words(await office.modal("noor"))


async def test_a_channel_archived_meanwhile_keeps_what_was_typed(office: Office) -> None:
    await office.types("ada", "setup")
    view = await office.modal("ada")
    await office.act("admin/archive", channel="customer-contact")
    answer = await office.act("act/submit", user="ada", view_id=view["id"], values={})
    assert "archived" in str(answer["errors"])
    assert (await office.modal("ada"))["id"] == view["id"]
