"""Somebody asks to be forgotten: what colleagues read in Slack follows at once."""

from tests.scenarios.starting import ON_BOTH, rotation, ticket
from tests.scenarios.world import Firsthand

CHANNEL = "customer-contact"
PERSONAL = ("Marisa", "Obrien", "Harbour", "last month's numbers", "sort it by date", "T-1")


@ON_BOTH
def test_a_customer_and_then_a_colleague_are_forgotten_wherever_they_are_read(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob", names_allowed=["Call customers by their names"])
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    bob, cleo = world.user("bob"), world.user("cleo")
    offer = bob.expects("Would you help Marisa Obrien (Harbour Clinic)?")
    offer.click("I'm in")
    offer.click("Done")
    question = bob.expects("Did we solve it?")
    question.click("Yes")
    question.opens("Add what you learned").fill(
        quote="I only open it to sort it by date",
        learning="Marisa uses the export as a calendar",
        promise_text="Whether Marisa can sort it",
        promise_due="2026-12-04",
    ).submit()
    bob.types("/firsthand learned calendar").sees("calendar").click("Share to channel")
    bob.sees("Shared to the channel of Payments.")
    shared = world.channel(CHANNEL).expects("Learned from a customer")
    shared.reads("Marisa Obrien (Harbour Clinic)", "sort it by date")
    world.travel_to("2026-11-27 15:01")
    digest = world.channel(CHANNEL).expects("Week 48: Payments")
    digest.reads("> I only open it to sort it by date", "Marisa Obrien (Harbour Clinic)")
    home = cleo.opens_home()
    home.reads("Marisa uses the export as a calendar")

    assert "Customer 1 with 1 contacts" in world.command("forget", "customer", "1", "--yes")
    for place in (shared, digest, offer, question, home):
        place.lacks(*PERSONAL)
    digest.reads("[customer] uses the export as a calendar", "Former customer 2")
    digest.reads("1 of 1 developer met a customer", "heard by @bob")
    cleo.types("/firsthand learned marisa").sees("Nothing was learned")
    cleo.types("/firsthand learned calendar").sees("uses the export").lacks(*PERSONAL)
    bob.opens_home().lacks("Whether")

    printed = world.command("forget", "member", bob.user_id, "--yes")
    assert "Forgotten: bob, on 1 rosters" in printed
    for place in (shared, digest, home, cleo.opens_home()):
        place.lacks("@bob", bob.user_id)
    digest.reads("uses the export as a calendar", "heard by a former colleague")
    found = cleo.types("/firsthand learned calendar").sees("uses the export")
    found.lacks("@bob", bob.user_id)
    cleo.types("/firsthand learned from:bob").sees("I don't know anybody called “bob”")
    assert "Nothing is stored" in world.command("forget", "customer", "1", "--yes")
