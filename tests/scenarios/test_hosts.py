"""The colleague who owns a ticket: who comes, what was learned, and "not suitable"."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand

HOST = "Emil@Acme.example"
"""Whom the bot has never met."""


def hosted(number: int, **changed: str) -> dict[str, str]:
    return ticket(number, **{"Assignee email": HOST, **changed})


def taken(world: Firsthand, day: str) -> Message:
    """Bob's ticket of a day."""
    world.travel_to(f"{day} 10:05")
    offer = world.user("bob").expects("Would you help")
    offer.click("I'm in")
    return offer


def test_a_host_hears_of_it_reads_what_was_learned_and_may_say_no(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([hosted(1), hosted(2)], payments)
    bob, emil = world.user("bob"), world.user("emil")
    emil.hears_nothing()
    offer = taken(world, "2026-11-23")
    offer.reads("Host: @emil")
    notice = emil.expects("@bob takes the ticket from Marisa Obrien (Harbour Clinic)", "Payments")
    assert notice.buttons == ["Not suitable", "Don't tell me"]

    offer.click("Done")
    notice.reads("@bob met your customer", "Thank you for having them!")
    assert notice.buttons == []
    question = bob.expects("Did we solve it?")
    question.click("Yes")
    question.opens("Add what you learned").fill(
        quote="I print <!channel> it", learning="They work from paper"
    ).submit()
    notice.reads("> I print <!channel> it", "They work from paper")
    question.click("Withdraw")
    notice.lacks("I print", "They work from paper")
    emil.hears_nothing()

    offer = taken(world, "2026-11-24")
    notice = emil.expects("@bob takes the ticket")
    form = notice.opens("Not suitable")
    assert "Nobody will come to the ticket from Marisa Obrien" in form.text
    form.fill(why="They want to talk of prices only").submit()
    notice.reads("You said that the ticket", "is not suitable, so nobody comes")
    assert notice.buttons == []
    offer.reads("@emil called off the ticket", "They want to talk of prices only")
    assert offer.buttons == []
    world.user("ada").expects("its host says that the ticket", "They want to talk of prices only")
    world.travel_to("2026-11-25 12:00")
    bob.hears_nothing()


def test_a_host_switches_it_off_and_on_and_is_too_late_once_it_is_done(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([hosted(1), hosted(2), hosted(3)], payments)
    bob, emil = world.user("bob"), world.user("emil")
    offer = taken(world, "2026-11-23")
    notice = emil.expects("@bob takes the ticket")
    notice.click("Don't tell me").sees("I won't tell you who comes any more")
    notice.reads("I don't tell you of others any more")
    assert notice.buttons == ["Not suitable", "Tell me again"]
    form = notice.opens("Not suitable")
    offer.click("Done")
    assert list(form.is_refused().values()) == [
        "They have met already. If something went wrong, tell them in person."
    ]
    form.close()
    bob.expects("Did we solve it?").click("Yes")
    taken(world, "2026-11-24").click("Done")
    bob.expects("Did we solve it?").click("Yes")
    emil.hears_nothing()
    notice.click("Tell me again").sees("I'll tell you who comes")
    taken(world, "2026-11-25")
    emil.expects("@bob takes the ticket")


def test_without_the_scope_no_host_is_looked_for_and_nobody_is_bothered(world: Firsthand) -> None:
    granted = world.program.slack.app.scopes
    world.program.slack.app.scopes = tuple(one for one in granted if "email" not in one)
    payments = rotation(world, "bob")
    world.import_tickets([hosted(1)], payments)
    taken(world, "2026-11-23").lacks("@emil")
    world.user("emil").hears_nothing()
    assert [one["error"] for one in world.see("journal")["violations"]] == []
