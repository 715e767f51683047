"""Channels and people change while a rotation runs."""

from tests.scenarios.letters import unsent
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def test_a_bot_that_is_removed_pauses_and_goes_on_when_invited_again(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.act("act/leave", user="firsthand", channel="customer-contact")
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
    world.user("ada").expects("I can't write in its channel any more")
    world.act("act/invite", user="bob", channel="customer-contact", invitee="firsthand")
    world.travel_to("2026-11-24 10:05")
    world.user("bob").expects("Would you help").click("I'm in")
    assert unsent(world) == []


def test_instead_of_an_owner_who_is_gone_whoever_is_longest_in_the_rotation_is_told(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.act("admin/deactivate", user="ada")
    world.travel_to("2026-11-23 10:05")
    world.user("bob").expects("Would you help").click("Not this one")
    world.user("ada").hears_nothing()
    world.user("bob").expects("nobody can take the ticket", "you have been in it longest")
    assert unsent(world) == []


def test_commands_work_in_the_direct_message_with_the_bot_too(world: Firsthand) -> None:
    payments = rotation(world)
    bob = world.user("bob")
    room = bob.dm()
    bob.types("/firsthand join", channel=room).sees(f"You are in {payments}")
    bob.types("/firsthand next", channel=room).sees("Your turn, as things stand")
    bob.types("/firsthand skip 2", channel=room).sees("(2 rounds)")
    bob.types("/firsthand leave", channel=room).sees("You have left")


def test_who_is_in_two_rotations_is_not_asked_twice_for_one_hour(world: Firsthand) -> None:
    payments, refunds = rotation(world, "bob"), rotation(world, name="Refunds")
    world.user("bob").types("/firsthand join refunds").sees("You are in Refunds")
    world.import_tickets([ticket(1)], payments)
    world.import_tickets([ticket(2, Email="henrik@nordlys.example")], refunds)
    world.travel_to("2026-11-23 10:05")
    one = world.user("bob").expects("Would you help", "(1)")
    other = world.user("bob").expects("Would you help", "(2)")
    one.reads("Payments · Why you")
    other.reads("Refunds · Why you")
    one.click("I'm in")
    other.click("I'm in")


def test_a_colleague_who_moves_is_asked_in_the_new_morning(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.act("admin/timezone", user="bob", tz="America/New_York")
    world.travel_to("2026-11-23 14:59")
    world.user("bob").hears_nothing()
    world.travel_to("2026-11-23 15:01")
    world.user("bob").expects("Would you help").click("I'm in")


def test_a_ticket_that_did_not_happen_waits_again_and_counts_for_nobody(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    bob = world.user("bob")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("It didn't happen")
    question.reads("It isn't counted")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you help", "(1)")
    world.user("cleo").types("/firsthand next").sees("No contact is waiting")
