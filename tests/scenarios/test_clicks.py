"""How many clicks it takes: one for everything that happens often, three to ask a colleague."""

from collections.abc import Callable

from tests.scenarios.starting import ticket
from tests.scenarios.world import Firsthand


def test_what_happens_often_takes_one_click_and_a_swap_three(world: Firsthand) -> None:
    bob, cleo = world.user("bob"), world.user("cleo")

    def clicks(act: Callable[[], object], by: str = "bob") -> int:
        before = world.clicks(by)
        act()
        return world.clicks(by) - before

    world.user("ada").types("/firsthand setup")
    world.user("ada").form().fill(name="Payments", seats=1).submit()
    world.user("ada").sees("Payments", "is set up")
    card = world.channel(world.channel_name).expects("developers meet customers")
    assert clicks(lambda: card.click("Join", by="bob")) == 1
    bob.sees("Welcome! You are in")
    cleo.types("/firsthand join").sees("Welcome! You are in")
    cleo.types("/firsthand skip 2").sees("You won't be picked")
    world.import_tickets([ticket()], "Payments")
    world.travel_to("2026-11-23 11:05")
    offer = bob.expects("Would you help")
    cleo.types("/firsthand back").sees("Welcome back")

    swapped = offer.click("Swap").form().fill(to=cleo.user_id)
    assert world.clicks("bob") == 2  # Join, Swap
    assert clicks(swapped.submit) == 2  # a name, Ask
    question = cleo.expects("Would you take over from @bob")
    assert clicks(lambda: question.click("Not this time"), by="cleo") == 1
    bob.expects("it is still yours")
    assert clicks(lambda: offer.click("I'm in")) == 1
    assert clicks(lambda: offer.click("Done")) == 1
    answer = bob.expects("Did we solve it?")
    assert clicks(lambda: answer.click("Yes")) == 1
    home = bob.opens_home()
    assert clicks(lambda: home.click("Skip my next turn")) == 1
    home.reads("Away until")
    assert clicks(lambda: home.click("I'm back")) == 1


def test_a_rotation_set_up_with_its_defaults_takes_one_click(world: Firsthand) -> None:
    ada = world.user("ada")
    ada.types("/firsthand setup")
    ada.form().submit()
    assert world.clicks("ada") == 1
    ada.sees("is set up. The next rounds:")
    world.channel(world.channel_name).expects("developers meet customers")
