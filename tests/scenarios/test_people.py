"""Those who cannot take part, and those who stop being able to."""

import pytest

from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.world import Firsthand


def test_a_guest_is_told_why_not(world: Firsthand) -> None:
    rotation(world)
    world.user("noor").types("/firsthand join").sees("Guests cannot be in a rotation")


def test_what_a_deactivated_colleague_held_goes_to_the_next(world: Firsthand) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    first, (second,) = whoever_is_asked(world, "bob", "cleo")
    first.expects("Would you help").click("I'm in")
    world.act("admin/deactivate", user=first.name)
    second.expects("Would you help", "Marisa").click("I'm in")
    world.fast_forward(days=1)
    first.hears_nothing()


def test_a_deactivated_colleague_is_not_picked(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.act("admin/deactivate", user="bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
    world.user("ada").expects("nobody can take the ticket")


@pytest.mark.parametrize("told", [True, False], ids=["by events", "by the daily check"])
def test_who_becomes_a_guest_or_moves_is_followed(world: Firsthand, *, told: bool) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    if not told:
        world.act("admin/events", events=["app_home_opened"])
    world.act("admin/profile", user="bob", guest=True)
    world.act("admin/timezone", user="cleo", tz="America/New_York")
    world.travel_to("2026-11-23 14:55")
    world.user("cleo").hears_nothing()
    world.travel_to("2026-11-23 15:05")  # nine in New York
    world.user("cleo").expects("Would you help").click("I'm in")
    world.user("bob").types("/firsthand join").sees("Guests cannot be in a rotation")
    world.act("admin/profile", user="bob", guest=False)
    world.user("bob").types("/firsthand join").sees("Welcome! You are in")


def test_who_writes_to_the_bot_is_helped_once_a_day(world: Firsthand) -> None:
    rotation(world)
    bob = world.user("bob")
    bob.writes("hello, what can you do?")
    bob.expects("`/firsthand join`")
    bob.writes("thanks!")
    bob.writes("hey @firsthand", channel="customer-contact")
    bob.sees("`/firsthand join`")


def test_an_archived_channel_pauses_its_rotation_until_it_is_back(world: Firsthand) -> None:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.act("admin/archive", channel="customer-contact")
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
    world.user("ada").expects("I can't write in its channel", "it is paused")
    world.act("admin/unarchive", channel="customer-contact")
    world.travel_to("2026-11-24 10:05")
    world.user("bob").expects("Would you help").click("I'm in")
