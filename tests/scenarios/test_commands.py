"""What people type, and the one sentence that helps where it cannot be."""

import pytest

from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand


def test_a_day_that_can_be_two_is_confirmed_in_words_before_anything_changes(
    world: Firsthand,
) -> None:
    rotation(world, "bob", "kim")
    bob, kim = world.user("bob"), world.user("kim")
    bob.types("/firsthand skip til friday").sees("You won't be picked", "Thu 26 Nov, 23:00 UTC")
    bob.types("/firsthand skip 24.12. payments").sees("Wed 23 Dec, 23:00 UTC")
    asked = bob.types("/firsthand skip until 3/4").sees("You mean 3 April 2027?", "two ways")
    assert asked.buttons == ["Yes, skip until 3 April", "No, until 4 March"]
    home = bob.opens_home()
    home.reads("Away until Wed 23 Dec, 23:00 UTC")  # as before
    asked.click("No, until 4 March")
    asked.reads("You won't be picked in Payments until Wed 3 Mar, 23:00 UTC")
    assert asked.buttons == []
    home.reads("Away until Wed 3 Mar, 23:00 UTC")
    american = kim.types("/firsthand skip 3/4").sees("You mean 4 March 2027?")
    kim.types("/firsthand leave").sees("You have left")
    american.click("Yes, skip until 4 March")
    kim.sees("You are not in Payments")
    bob.types("/firsthand skip until 20.11.").sees("20 November 2026 is not in the future")
    bob.types("/firsthand skip until 2030-01-01").sees("more than a year away")
    home.reads("Away until Wed 3 Mar, 23:00 UTC")


@pytest.mark.parametrize("where", ["", "general"])
def test_with_several_rotations_a_command_takes_a_name_or_asks(
    world: Firsthand, where: str
) -> None:
    rotation(world)
    rotation(world, name="Search")
    bob, ada = world.user("bob"), world.user("ada")
    menu = bob.types("/firsthand join", channel=where).sees("Which rotation do you mean?")
    menu.click("Search").sees("You are in Search")
    bob.types("/firsthand join payments", channel=where).sees("You are in Payments")
    for word in ("skip", "back", "next", "why", "digest", "leave"):
        menu = bob.types(f"/firsthand {word}", channel=where).sees("Which rotation do you mean?")
        menu.click("Payments").sees("Payments")
        bob.types(f"/firsthand {word} search", channel=where).sees("Search")
    for word in ("pause", "resume"):
        ada.types(f"/firsthand {word}", channel=where).sees("Which rotation do you mean?")
        bob.types(f"/firsthand {word} payments", channel=where).sees("Only an owner of Payments")
        ada.types(f"/firsthand {word} payments", channel=where).sees("Payments")
    bob.types("/firsthand join pyments", channel=where).sees("Did you mean “Payments”?")
    bob.types("/firsthand quit").sees("I don't know “quit”. Did you mean `/firsthand leave`?")
    bob.types("/firsthand skpi 2").sees("Did you mean `/firsthand skip`?")
