"""The loop for a ticket."""

from tests.scenarios.starting import ON_BOTH, rotation, ticket
from tests.scenarios.world import Firsthand


@ON_BOTH
def test_from_joining_to_the_digest(world: Firsthand) -> None:
    payments = rotation(world)
    bob = world.user("bob")
    bob.types("/firsthand join").sees("Welcome! You are in", payments, "Mon 23 Nov, 09:00 UTC")
    printed = world.import_tickets([ticket()], payments)
    assert "1 new" in printed

    world.travel_to("2026-11-23 10:05")
    offer = bob.expects("Would you help Marisa Obrien (Harbour Clinic)?")
    offer.reads("Export is empty (1)", "I just want last month's numbers", "Why you:")
    offer.reads("Repeat back what you heard", "Please answer by Mon 23 Nov, 13:00 UTC")
    offer.click("I'm in")
    offer.reads("Yours: the ticket from Marisa Obrien")
    assert offer.buttons == ["Done", "Swap", "Hand back"]

    world.fast_forward(hours=2)
    offer.click("Done")
    offer.reads("Done: the ticket from Marisa Obrien", "Thank you!")
    assert offer.buttons == []

    question = bob.expects("Did we solve it?", "Export is empty (1)")
    question.click("Yes")
    question.reads("Thank you!", "Heard something colleagues should know?")

    form = question.opens("Add what you learned")
    form.fill(
        quote="I only open the export to sort it by date",
        kinds=["Used it in a way we had not considered"],
        learning="They use the export as a calendar",
        theme="exports",
        promise_text="Whether the export can be sorted",
        promise_due="2026-12-04",
        feeling="Good",
        thanks_to="cleo",
        thanks="Found the log line",
    ).submit()
    assert question.buttons == ["Edit", "Withdraw"]
    assert "exports" in str(question.opens("Edit").holds("themes"))
    bob.form().close()

    world.travel_to("2026-11-27 15:01")
    world.user("cleo").expects("@bob thanks you", "Found the log line")
    digest = world.channel("customer-contact").expects("Week 48: Payments").has_picture()
    digest.reads("> I only open the export to sort it by date", "heard by @bob", "Customer 1")
    digest.reads("They use the export as a calendar", "exports: 1 mention", "Found the log line")
    digest.reads("1 of 1 developer met a customer", "1 of 1 follow-up answered", "Next pairings")
    digest.lacks("Marisa", "Obrien", "Harbour")


def test_a_quiet_ticket_is_done_when_its_source_says_solved(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    offer = world.user("bob").expects("Would you help Marisa")
    offer.click("I'm in")
    world.import_tickets([ticket(Status="Solved")], payments)
    offer.reads("Done: the ticket from Marisa")
    world.user("bob").expects("Did we solve it?").click("Yes")


def test_an_assigned_ticket_needs_no_yes(world: Firsthand) -> None:
    payments = rotation(world, "bob", mode="Assign: it is theirs, they may hand it back")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    given = world.user("bob").expects("Yours: the ticket from Marisa")
    assert given.buttons == ["Done", "Swap", "Hand back"]
    given.click("Done")
    world.user("bob").expects("Did we solve it?").click("Not yet, I own the next step")
