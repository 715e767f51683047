"""A week without customers says so, and is no reason to shout."""

from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand


def test_an_empty_week_says_so(world: Firsthand) -> None:
    rotation(world, "bob", "cleo")
    world.fast_forward(days=7)
    digest = world.channel("customer-contact").expects("Week 48: Payments")
    digest.reads("A quiet week: nothing new was heard from customers.")
    digest.reads("0 of 2 developers met a customer", "0 of 0 follow-ups answered")
    digest.click("My next turn", by="bob").sees("Your turn, as things stand")
    digest.click("Join", by="dora").sees("Welcome! You are in Payments")
