"""What becomes of a rotation's channel, from Slack's events and where those were lost."""

import pytest

from tests.scenarios.channel import with_card
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

ROOM = "customer-contact"
OUTSIDER = "I can only help people of the company that has installed me"


def test_people_of_another_company_see_no_names_and_cannot_take_part(world: Firsthand) -> None:
    card = with_card(world, "bob")
    card.reads("In it: @bob")
    world.act("admin/share_channel", channel=ROOM)
    card.reads("In it: 1 developer")
    card.lacks("@bob")
    world.act("admin/user", name="zoe", another_company=True)
    world.act("act/join", user="zoe", channel=ROOM)
    for button in ("Join", "My next turn", "Join"):
        card.click(button, by="zoe").sees(OUTSIDER)
    card.reads("In it: 1 developer")
    world.travel_to("2026-11-23 09:30")
    world.user("ada").expects("Payments", "people of another company can read its channel")
    world.act("admin/rename", channel=ROOM, name="with-globex")
    world.act("admin/unshare_channel", channel="with-globex")
    card.reads("In it: @bob")


@pytest.mark.parametrize("told", [True, False], ids=["by events", "by the daily check"])
def test_a_private_channel_is_followed_to_its_new_id_and_those_who_leave_it_are_taken_off(
    world: Firsthand, *, told: bool
) -> None:
    card = with_card(world, "bob", "cleo")
    world.travel_to("2026-11-23 10:05")
    if not told:
        world.act("admin/events", events=["app_home_opened"])
    world.act("admin/make_private", channel=ROOM)
    world.travel_to("2026-11-24 10:05")
    world.act("act/leave", user="bob", channel=ROOM)
    world.travel_to("2026-11-25 10:05")
    world.user("bob").expects("You are not in the private channel of Payments any more")
    card.reads("In it: @cleo")
    if told:  # without the event nobody can know where the channel went
        world.act("admin/share_channel", channel=ROOM)
        world.user("ada").expects("people of another company can read its channel")
        world.read_everything()  # what was read there stands in another channel now
        world.user("cleo").types("/firsthand leave").sees("You have left")
        room = next(one for one in world.program.slack.channels.values() if one.name == ROOM)
        message = next(one for one in room.messages if "developers meet customers" in one.text)
        assert "Nobody is in it yet" in message.text


def test_a_channel_that_was_closed_and_opened_unheard_is_found_out_every_day(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob")
    world.act("admin/events", events=["app_home_opened"])
    world.import_tickets([ticket()], payments)
    world.act("act/leave", user="firsthand", channel=ROOM)
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
    world.user("ada").expects("I can't write in its channel")
    world.act("act/invite", user="ada", channel=ROOM, invitee="firsthand")
    world.travel_to("2026-11-24 09:55")
    world.user("bob").hears_nothing()
    world.travel_to("2026-11-24 10:05")
    world.user("bob").expects("Would you help").click("I'm in")
    world.act("admin/delete_channel", channel=ROOM)
    world.travel_to("2026-11-25 10:05")
    world.user("ada").expects("I can't write in its channel")


def test_who_leaves_the_public_channel_is_asked_once_whether_to_go_on(world: Firsthand) -> None:
    card = with_card(world, "bob")
    world.act("act/leave", user="bob", channel=ROOM)
    world.travel_to("2026-11-23 09:05")
    note = world.user("bob").expects("You have left the channel of Payments", "still take turns")
    note.click("Leave").sees("You have left Payments")
    card.reads("Nobody is in it yet")
    note.click("Leave").sees("You are not in Payments")
