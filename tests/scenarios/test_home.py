"""Everything a command does can be done from Home."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def test_a_week_on_home_alone(world: Firsthand) -> None:
    payments = rotation(world)
    world.import_tickets([ticket()], payments)
    bob = world.user("bob")
    home = bob.opens_home()
    home.reads("Nothing needs you now.", "Payments", "Next round: Mon 23 Nov, 09:00 UTC")
    home.click("Join")
    home.reads("As things stand, you are picked then.")

    world.travel_to("2026-11-23 10:05")
    message = bob.expects("Would you help")
    home = bob.opens_home()
    home.reads("Would you take the ticket from Marisa Obrien")
    home.click("I'm in")
    home.reads("Yours: the ticket from Marisa Obrien")
    message.reads("Yours: the ticket from Marisa Obrien")
    home.click("Done")
    question = bob.expects("Did we solve it?")
    home.reads("How did it go?", "Did we solve it?")
    home.click("Yes")
    home.lacks("How did it go?")

    form = question.opens("Add what you learned")
    form.fill(promise_text="Whether the export can be sorted", promise_due="2026-12-04").submit()
    home.reads("What you promised", "Whether the export can be sorted", "due Fri 4 Dec")
    home.click("Done, they were told")
    home.lacks("What you promised")


def test_skipping_leaving_and_coming_back(world: Firsthand) -> None:
    rotation(world, "bob")
    home = world.user("bob").opens_home()
    home.click("Skip my next turn")
    home.reads("Away until")
    home.click("I'm back")
    home.reads("Next round")
    home.click("Leave")
    assert home.buttons == ["Join", "Log a contact"]
