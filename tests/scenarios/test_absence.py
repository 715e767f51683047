"""Being away costs nothing and nobody is disturbed."""

from datetime import UTC, datetime

from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.world import Firsthand


def test_who_skips_is_not_picked_and_is_picked_again_when_back(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket(1), ticket(2)], payments)
    bob = world.user("bob")
    bob.types("/firsthand skip").sees("You won't be picked in Payments until Tue 24 Nov")
    world.travel_to("2026-11-23 10:05")
    bob.hears_nothing()
    world.user("ada").expects("nobody can take the ticket")
    bob.types("/firsthand back").sees("Welcome back to Payments!")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you help").click("I'm in")


def test_skip_until_a_day_is_over_on_that_day(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    bob, cleo = world.user("bob"), world.user("cleo")
    bob.types("/firsthand skip until 2026-11-25").sees("You won't be picked in Payments until")
    world.import_tickets([ticket(1), ticket(2)], payments)
    world.travel_to("2026-11-23 10:05")
    offer = cleo.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    cleo.expects("Did we solve it?").click("Yes")
    world.travel_to("2026-11-24 10:05")
    cleo.expects("Would you help").click("Not this one")
    world.user("ada").expects("nobody can take the ticket")
    world.travel_to("2026-11-25 10:05")
    bob.expects("Would you help").click("I'm in")


def test_a_question_is_held_while_its_member_is_away(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    bob = world.user("bob")
    world.travel_to("2026-11-23 10:05")
    bob.expects("Would you help").click("I'm in")
    bob.types("/firsthand skip until 2026-11-26").sees("You won't be picked")
    world.import_tickets([ticket(Status="Solved")], payments)
    world.travel_to("2026-11-26 08:59")
    bob.hears_nothing()
    world.travel_to("2026-11-26 09:01")
    bob.expects("Did we solve it?").click("Yes")


def test_who_leaves_keeps_what_they_took_and_passes_on_what_they_did_not(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob", "cleo", seats=2)
    world.import_tickets([ticket(1), ticket(2)], payments)
    world.travel_to("2026-11-23 10:05")
    bob, cleo = world.user("bob"), world.user("cleo")
    cleos = cleo.expects("Would you help")
    cleos.click("I'm in")
    bobs = bob.expects("Would you help")
    bob.types("/firsthand leave").sees("You have left Payments")
    bobs.reads("You handed on the ticket")
    bob.types("/firsthand leave").sees("You are not in Payments, so there is nothing to leave")
    cleo.expects("Would you help")
    cleo.types("/firsthand leave").sees("1 contact you accepted stays yours")
    cleos.click("Done")
    cleo.expects("Did we solve it?").click("Yes")
    world.user("ada").expects("nobody can take the ticket")


def test_a_vacation_in_slack_is_respected_until_it_ends(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket(1), ticket(2)], payments)
    bob, cleo = world.user("bob"), world.user("cleo")
    until = int(datetime(2026, 11, 24, 8, tzinfo=UTC).timestamp())
    world.act("admin/status", user="bob", text="Vacationing", emoji=":palm_tree:", expiration=until)
    bob.types("/firsthand why").sees("you are away, as your Slack status says")
    world.travel_to("2026-11-23 10:05")
    bob.hears_nothing()
    cleo.expects("Would you help").click("I'm in")
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you help").click("I'm in")


def test_joining_twice_is_told_kindly(world: Firsthand) -> None:
    rotation(world, "bob")
    world.user("bob").types("/firsthand join").sees("You are already in Payments")
    world.user("bob").types("/firsthand back").sees("You weren't away from Payments")


def test_why_says_what_keeps_somebody_out_and_what_would_pick_them(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    bob = world.user("bob")
    bob.types("/firsthand skip until 2026-11-25").sees("You won't be picked")
    bob.types("/firsthand why").sees(
        "You are not picked: you skip this round until Wed 25 Nov 2026, 00:00.",
        "You have had no contact yet.",
    )
    world.user("cleo").types("/firsthand why").sees("You are picked as lead: nobody else is free")
    bob.types("/firsthand back").sees("Welcome back to Payments!")
    world.user("emil").types("/firsthand why").sees("You are not in Payments")
    world.travel_to("2026-11-23 10:05")
    asked, (other,) = whoever_is_asked(world, "bob", "cleo")
    asked.expects("Would you help").click("I'm in")
    asked.types("/firsthand why").sees("in your hands", "You were asked for “Export is empty (1)”")
    other.types("/firsthand why").sees("You are picked as lead", "No contact waits for it yet")
