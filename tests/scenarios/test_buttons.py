"""Buttons pressed twice, together, late, or by somebody else."""

import pytest

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand


@pytest.fixture
def offer(world: Firsthand) -> Message:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    return world.user("bob").expects("Would you help")


def test_one_button_twice_in_the_same_instant_takes_it_once(
    world: Firsthand, offer: Message
) -> None:
    press = offer.pressed("I'm in", by="bob")
    world.act_at_once(press, press)
    offer.reads("Yours: the ticket")
    world.user("bob").sees("This one is yours already. Nothing was changed.")


def test_yes_and_no_in_the_same_instant_are_one_of_them(world: Firsthand, offer: Message) -> None:
    world.act_at_once(offer.pressed("I'm in", by="bob"), offer.pressed("Not this one", by="bob"))
    if "Done" in offer.buttons:
        world.user("bob").sees("This one is yours already")
    else:
        offer.reads("You passed on the ticket")
        world.user("bob").sees("You passed on this one")
        world.user("ada").expects("nobody can take the ticket")


def test_done_twice_asks_once(world: Firsthand, offer: Message) -> None:
    offer.click("I'm in")
    press = offer.pressed("Done", by="bob")
    world.act_at_once(press, press)
    world.user("bob").sees("This one is done already. Thank you!")
    question = world.user("bob").expects("Did we solve it?")
    answers = [question.pressed(one, by="bob") for one in ("Yes", "It didn't happen")]
    world.act_at_once(*answers)
    assert question.buttons[-1] == "Withdraw"


def test_two_people_join_in_the_same_instant(world: Firsthand) -> None:
    world.user("ada").types("/firsthand setup").form().submit()
    world.user("ada").sees("is set up")
    card = world.channel("customer-contact").expects("developers meet customers")
    both = [card.pressed("Join", by=name) for name in ("bob", "cleo", "bob")]
    world.act_at_once(*both)
    world.user("bob").sees("Welcome! You are in")
    world.user("bob").sees("You are already in")
    world.user("cleo").sees("Welcome! You are in")
    card.reads("@bob", "@cleo")
