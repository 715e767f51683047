"""Owners allow customers' names, and take them back; a channel becomes private."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

ROOM = "customer-contact"
ALIAS, NAME = "Customer 1", "Marisa Obrien (Harbour Clinic)"


def test_what_is_posted_follows_whether_customers_may_be_named_and_who_may_read(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    ada, bob, cleo = (world.user(name) for name in ("ada", "bob", "cleo"))
    offer = bob.expects("Would you help Marisa Obrien")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Yes")
    question.opens("Add what you learned").fill(quote="I only sort it by date").submit()
    world.travel_to("2026-11-27 15:01")
    digest = world.channel(ROOM).expects("Week 48: Payments")
    digest.reads("I only sort it by date", ALIAS)
    digest.lacks("Marisa")

    ada.opens_home().click("Edit")
    ada.form().fill(names_allowed=["Call customers by their names"]).submit()
    told = ada.sees("Payments is changed", "Customers' names: aliases only → shown to all readers")
    digest.reads("I only sort it by date", NAME)
    cleo.types("/firsthand learned sort").sees(NAME)
    told.click("Edit")
    form = ada.form()
    assert "Call customers by their names" in str(form.holds("names_allowed"))
    form.fill(names_allowed=[]).submit()
    ada.sees("Customers' names: shown to all readers → aliases only")
    digest.reads(ALIAS)
    digest.lacks("Marisa")

    world.act("admin/make_private", channel=ROOM)
    world.travel_to("2026-11-30 10:05")  # no event tells it: it is found out every day
    for outside in ("dora", "cleo"):
        world.user(outside).types("/firsthand learned sort", channel="general")
        world.user(outside).sees("Nothing was learned")
        home = world.user(outside).opens_home()
        home.lacks("I only sort it by date", "Payments")
    cleo.types("/firsthand join payments", channel="general").sees("lives in a private channel")
    cleo.types("/firsthand join").sees("Welcome! You are in")
    cleo.types("/firsthand learned sort", channel="general").sees("I only sort it by date", ALIAS)
    bob.types("/firsthand learned sort", channel="general").sees("I only sort it by date")
