"""An owner pauses a rotation and lets it go on, by command and from Home."""

from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand


def test_an_owner_pauses_by_command_and_resumes_from_home(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    bob, ada = world.user("bob"), world.user("ada")
    bob.types("/firsthand pause").sees("Only an owner of Payments can pause it")
    bob.types("/firsthand pause", channel=bob.dm()).sees("Only an owner of Payments")
    ada.types("/firsthand pause").sees("Payments is paused: nobody is picked")
    world.travel_to("2026-11-23 10:05")
    bob.hears_nothing()
    bob.types("/firsthand next").sees("paused")
    home = ada.opens_home()
    home.reads("Paused: nobody is picked until an owner resumes it.")
    assert "Pause" not in home.buttons
    before = world.clicks("ada")
    home.click("Resume")
    assert world.clicks("ada") - before == 1
    home.reads("Next round:")
    assert "Pause" in home.buttons
    world.travel_to("2026-11-24 10:05")
    bob.expects("Would you help").click("I'm in")
