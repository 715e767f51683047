"""What a newcomer is told will happen next."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def coming(world: Firsthand) -> list[str]:
    return [one["label"] for one in world.see("upcoming")["upcoming"]]


def test_an_offer_that_was_answered_does_not_run_out(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    assert coming(world) == ["Round of Payments", "Weekly digest of Payments"]
    world.travel_to("2026-11-23 10:05")
    offer = world.user("bob").expects("Would you help")
    runs_out, again, _ = coming(world)
    assert runs_out.casefold() == "the offer to bob runs out"
    assert again == "Round of Payments"
    offer.click("I'm in")
    assert coming(world) == [
        "Round of Payments",
        "Weekly digest of Payments",
        "bob is asked whether they are still on it",
    ]
