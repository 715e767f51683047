"""A ticket that was taken and then stays silent, as its person sees it."""

from pathlib import Path

from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.test_call import calendar
from tests.scenarios.world import Firsthand


def test_after_five_silent_working_days_one_question_and_after_ten_the_next_person(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    first, (second,) = whoever_is_asked(world, "bob", "cleo")
    offer = first.expects("Would you help")
    offer.click("I'm in")
    world.travel_to("2026-11-30 10:10")
    asked = first.expects("How does it stand with the ticket from Marisa Obrien")
    asked.click("Still on it")
    asked.reads("Still yours", "I ask again in five working days")
    assert asked.buttons == ["Done", "Hand back"]
    world.travel_to("2026-12-07 10:15")
    again = first.expects("How does it stand", "If I hear nothing until Mon 14 Dec")
    world.travel_to("2026-12-14 10:20")
    again.reads("Nothing is left to ask about the ticket")
    assert again.buttons == asked.buttons == []
    offer.reads("You handed on the ticket from Marisa Obrien")
    second.expects("Would you help").click("I'm in")
    world.read_everything()  # three digests


def test_a_moved_call_whose_new_date_nobody_gives_can_be_called_off(
    world: Firsthand, tmp_path: Path
) -> None:
    payments = rotation(world, "bob")
    world.import_calls(calendar(tmp_path), payments, "--own-domain", "acme.example")
    bob = world.user("bob")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you join a call").click("I'm in")
    world.travel_to("2026-11-26 15:01")
    bob.expects("Your call with Henrik Larsen")
    bob.expects("Did it happen with you there?").click("It was moved")
    world.travel_to("2026-12-03 16:00")
    world.channel("customer-contact").expects("Week 48")
    asked = bob.expects("Is there a new date for")
    world.act_at_once(*[asked.pressed("It is off", by="bob")] * 2)
    asked.reads("Nothing is left to ask about the call")
    bob.sees("This one is not needed any more. Nothing was changed.")
    assert asked.buttons == []
    world.read_everything()
