"""Public and private channels that are renamed, closed, opened, left and deleted."""

import pytest

from tests.scenarios.channel import with_card
from tests.scenarios.starting import ticket
from tests.scenarios.world import Firsthand

ROOM = "customer-contact"


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
def test_a_rotation_rests_while_its_channel_is_closed_or_left_and_ends_nothing(
    world: Firsthand, *, private: bool
) -> None:
    with_card(world, "bob")
    world.import_tickets([ticket()], "Payments")
    if private:
        world.act("admin/make_private", channel=ROOM)
    world.act("admin/rename", channel=ROOM, name="meet-customers")
    room = {"channel": "meet-customers"}
    world.act("admin/archive", **room)
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
    world.user("ada").expects("Payments")
    world.act("admin/unarchive", **room)
    world.travel_to("2026-11-24 10:05")
    world.user("bob").expects("Would you help")
    world.act("act/leave", user="firsthand", **room)
    world.travel_to("2026-11-25 09:30")
    world.user("ada").expects("I can't write in its channel")
    world.act("act/invite", user="ada", invitee="firsthand", **room)
    world.act("admin/delete_channel", **room)
    world.travel_to("2026-11-26 09:30")
    world.user("ada").expects("I can't write in its channel")
    world.user("ada").opens_home().reads("Payments")


def test_a_colleague_who_is_new_in_the_workspace_can_join_at_once(world: Firsthand) -> None:
    with_card(world)
    world.act("admin/user", name="nina")
    world.act("act/join", user="nina", channel=ROOM)
    world.user("nina").types("/firsthand join").sees("Welcome! You are in")


@pytest.mark.parametrize("how", ["revoke", "uninstall"])
def test_a_workspace_that_ends_the_installation_hears_nothing_more(
    world: Firsthand, how: str
) -> None:
    with_card(world, "bob")
    world.import_tickets([ticket()], "Payments")
    world.act(f"admin/{how}")
    world.travel_to("2026-11-23 10:05")
    world.user("bob").hears_nothing()
