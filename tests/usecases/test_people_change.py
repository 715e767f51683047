"""People are deactivated, move and come back; channels are archived and opened again."""

from dataclasses import replace

import pytest

from bot.core.messages import RotationCard
from bot.core.replies import Joined, NextRounds
from bot.store import people, rotations
from bot.usecases.people_change import channel_changed
from tests.usecases.world import CHANNEL, World, call, on


def channel(world: World, change: str, channel_id: str = CHANNEL) -> None:
    world.do(channel_changed, channel_id=channel_id, change=change, at=world.at)  # type: ignore[arg-type]  # one of the changes


@pytest.mark.parametrize("state", ["deactivated", "guest"])
def test_everything_of_somebody_deactivated_goes_to_the_next(world: World, state: str) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.until(on(24, 9))
    world.bring(call("demo", on(26, 15)))
    world.until(on(24, 9))
    assert world.holder("a") == world.holder("demo") == "ada"
    world.join("bob", "cleo")
    world.person_becomes("ada", state)  # type: ignore[arg-type]  # one of the states
    world.until(world.at)
    assert {world.holder("a"), world.holder("demo")} <= {"bob", "cleo"}
    assert world.states("ada") == {"ada": ["handed_over", "handed_over"]}
    assert world.member("ada").state == "left"
    assert world.ledger("ada") == [("joined", 0)]


def test_somebody_who_is_active_again_can_join_again(world: World) -> None:
    world.join("ada")
    world.person_becomes("ada", "deactivated")
    world.person_becomes("ada", "active")
    reply = world.join("ada")
    assert isinstance(reply, Joined)
    assert not reply.again


def test_people_nobody_knows_are_not_remembered(world: World) -> None:
    world.person_becomes("stranger", "active")
    assert world.see(people.find_person, "stranger") is None


def test_a_new_zone_counts_from_then_on(world: World) -> None:
    world.join("ada")
    world.person_becomes("ada", "active", zone="America/Los_Angeles")
    assert world.member("ada").zone == "America/Los_Angeles"
    world.tickets("a")
    world.until(on(23, 16, 59))
    assert world.offers("ada") == []


WEST, EAST = "America/Los_Angeles", "Asia/Tokyo"


def test_who_moves_east_before_they_are_asked_keeps_their_turn_and_is_asked_once(
    world: World,
) -> None:
    world.join("ada", zone=WEST)
    world.join("bob", zone=WEST)
    world.tickets("a")
    world.until(on(23, 12))  # four in the morning: the offer waits for nine
    asked = world.holder("a") or ""
    for _ in range(2):  # from the event, and again from the daily check
        world.person_becomes(asked, "active", zone=EAST)
    world.until(on(23, 23, 59))
    assert world.states("ada", "bob") == {}
    world.until(on(24, 3))  # noon in Tokyo
    assert world.holder("a") == asked
    assert world.states("ada", "bob") == {asked: ["offered"]}
    assert world.offer(asked).deadline == on(24, 4)
    world.until(on(24, 4))
    assert world.states(asked) == {asked: ["expired"]}


def test_who_moves_west_is_asked_as_soon_as_it_is_decent_there(world: World) -> None:
    world.join("ada", zone=EAST)
    world.tickets("a")
    world.until(on(23, 18))  # three at night in Tokyo, ten in the morning in Los Angeles
    assert world.states("ada") == {}
    world.person_becomes("ada", "active", zone=WEST)
    world.until(on(23, 18))
    assert world.states("ada") == {"ada": ["offered"]}
    assert world.offer("ada").deadline == on(23, 22)
    world.until(on(24, 12))
    assert len(world.offers("ada")) == 1


def test_who_travels_with_an_open_offer_gets_the_hours_they_have_there(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 11))
    before = world.offer("ada").deadline
    world.person_becomes("ada", "active", zone=WEST)
    assert before is not None
    assert world.offer("ada").deadline == on(23, 21)
    world.person_becomes("ada", "active", zone="UTC")
    assert world.offer("ada").deadline == on(23, 21), "it is never moved nearer"
    world.until(on(23, 20))
    assert world.press("ada", "accept") is None


@pytest.mark.parametrize("change", ["archived", "deleted", "bot_removed"])
def test_a_closed_channel_pauses_its_rotation(world: World, change: str) -> None:
    world.join("ada")
    world.tickets("a")
    channel(world, change, "C-other")
    assert world.rotation().state == "active"
    channel(world, change)
    channel(world, change)
    assert world.rotation().state == "paused"
    world.until(on(28))
    assert world.offers("ada") == []
    assert [one.type for one in world.messages(CHANNEL)] == ["rotation_card"]
    reply = world.next("ada")
    assert isinstance(reply, NextRounds)
    assert reply.paused
    joined = world.join("bob")
    assert isinstance(joined, Joined)
    assert joined.next_round is None
    assert world.home("ada").rotations[0].next_round is None


@pytest.mark.parametrize("change", ["unarchived", "bot_added"])
def test_an_opened_channel_resumes_it(world: World, change: str) -> None:
    world.join("ada")
    world.tickets("a")
    channel(world, "archived")
    world.until(on(28))
    channel(world, change)
    channel(world, change)
    assert world.rotation().state == "active"
    (card,) = world.messages(CHANNEL)
    assert isinstance(card, RotationCard)
    assert not card.paused
    assert card.next_round == on(30, 10)
    world.until(on(30, 10))
    assert world.holder("a") == "ada"
    world.until(on(4, 15, month=12))
    assert world.digest().week == "2026-W49"


def test_what_an_owner_has_paused_stays_so_whatever_the_channel_does(world: World) -> None:
    for before in (False, True):  # the owner pauses it before the channel is closed, or meanwhile
        assert world.rotation().state == "active"
        if before:
            world.do(rotations.pause, world.rotation_id, "owner")
        channel(world, "archived")
        if not before:
            world.do(rotations.pause, world.rotation_id, "owner")
        channel(world, "unarchived")
        channel(world, "bot_added")
        assert (world.rotation().state, world.rotation().paused_by) == ("paused", "owner")
        assert world.do(rotations.resume, world.rotation_id, "owner")
        assert not world.do(rotations.resume, world.rotation_id, "owner")


def test_calls_that_came_while_it_was_closed_are_offered_when_it_opens(world: World) -> None:
    world.join("ada")
    channel(world, "archived")
    world.bring(call("demo", on(26, 15)))
    world.until(on(24, 12))
    assert world.offers("ada") == []
    channel(world, "unarchived")
    world.until(world.at)
    assert world.holder("demo") == "ada"


def test_an_archived_rotation_stays_archived(world: World) -> None:
    with world.database.write(world.workspace) as tx:
        rotations.change(tx, world.rotation_id, state="archived")
    channel(world, "unarchived")
    assert world.rotation().state == "archived"


def test_a_host_is_found_by_the_hash_of_their_address_in_their_workspace_only(
    world: World,
) -> None:
    with world.database.write(world.workspace) as tx:
        people.save_person(tx, replace(world.person("sue"), email_hash="abc"), at=world.at)
    assert world.see(people.find_by_email, "abc") == "sue"
    assert world.see(people.find_by_email, "def") is None
    assert World(world.database, "T2").see(people.find_by_email, "abc") is None
    # Later news without an address keeps what is known.
    world.person_becomes("sue", "active", zone="Europe/Berlin")
    assert world.see(people.find_by_email, "abc") == "sue"
