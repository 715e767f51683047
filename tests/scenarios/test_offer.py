"""What becomes of an offer that is not simply taken."""

from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.world import Firsthand


def test_a_decline_goes_to_the_next_person_and_rests_the_first(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket(1), ticket(2)], payments)
    world.travel_to("2026-11-23 10:05")
    first, (second,) = whoever_is_asked(world, "bob", "cleo")
    declined = first.expects("Would you help")
    declined.click("Not this one")
    declined.reads("You passed on the ticket", "That's fine")
    assert declined.buttons == []

    taken = second.expects("Would you help", "(1)")
    taken.click("I'm in")
    taken.click("Done")
    second.expects("Did we solve it?").click("Yes")

    world.travel_to("2026-11-24 10:05")
    first.hears_nothing()  # although it has had fewer contacts: whoever declines rests
    second.expects("Would you help", "(2)").click("I'm in")


def test_an_offer_runs_out_after_four_working_hours(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    first, (second,) = whoever_is_asked(world, "bob", "cleo")
    offer = first.expects("Would you help")
    world.travel_to("2026-11-23 13:59")
    assert "I'm in" in offer.buttons
    second.hears_nothing()

    world.travel_to("2026-11-23 14:01")
    offer.reads("Time ran out for the ticket", "No harm done")
    assert offer.buttons == []
    second.expects("Would you help").click("I'm in")


def test_later_reminds_in_a_working_hour_and_keeps_the_deadline(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    bob = world.user("bob")
    offer = bob.expects("Would you help", "answer by Mon 23 Nov, 13:00 UTC")
    offer.click("Later").sees("I'll remind you in one working hour")
    world.travel_to("2026-11-23 11:04")
    bob.hears_nothing()
    world.travel_to("2026-11-23 11:06")
    bob.expects("As you asked, a reminder", "Export is empty", "by Mon 23 Nov, 13:00 UTC")
    offer.click("I'm in")


def test_three_who_pass_are_enough_and_the_owner_hears_of_it(world: Firsthand) -> None:
    names = ("bob", "cleo", "dora", "emil")
    payments = rotation(world, *names)
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    left: tuple[str, ...] = names
    for _ in range(3):
        asked, others = whoever_is_asked(world, *left)
        asked.expects("Would you help").click("Not this one")
        left = tuple(one.name for one in others)
    world.user("ada").expects("three people passed on the ticket")
    world.user(left[0]).hears_nothing()


def test_what_is_handed_back_goes_to_the_next_person(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    first, (second,) = whoever_is_asked(world, "bob", "cleo")
    offer = first.expects("Would you help")
    offer.click("I'm in")
    offer.click("Hand back")
    offer.reads("You handed on the ticket")
    second.expects("Would you help").click("I'm in")


def test_an_offer_waits_for_its_readers_morning(world: Firsthand) -> None:
    payments = rotation(world)
    world.user("kim").types("/firsthand join").sees("Welcome!")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 14:59")  # a minute to nine in New York
    world.user("kim").hears_nothing()
    world.travel_to("2026-11-23 15:01")
    world.user("kim").expects("Would you help", "answer by Mon 23 Nov, 18:00 UTC").click("I'm in")


def test_a_newcomer_accompanies_a_colleague_before_leading(world: Firsthand) -> None:
    payments = rotation(world, "bob", shadowing=["Newcomers watch before they lead"])
    world.import_tickets([ticket(1)], payments)
    bob = world.user("bob")
    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    bob.expects("Did we solve it?").click("Yes")
    cleo = world.user("cleo")
    cleo.types("/firsthand join").sees("Welcome! You are in")
    cleo.types("/firsthand why").sees("You are picked as shadow: you are new here")
    world.import_tickets([ticket(2)], payments)
    world.travel_to("2026-11-24 10:05")
    cleo.hears_nothing()
    bobs = bob.expects("Would you help", "With you: @cleo, unless they cannot")
    bobs.click("I'm in")
    asked = cleo.expects("Would you accompany @bob: the ticket from Marisa Obrien", "listen in")
    asked.click("I'm in")
    asked.reads("You accompany @bob", "Get in touch with each other")
    bobs.click("Done")
    asked.reads("Done: the ticket from")
    bob.expects("Did we solve it?").click("Yes")
    cleo.hears_nothing()
