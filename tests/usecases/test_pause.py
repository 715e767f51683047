"""Owners pause a rotation and resume it; nobody gains or loses by it."""

from typing import Literal

from bot.core.messages import RotationCard
from bot.core.replies import Paused, Refusal, Reply, Resumed
from bot.usecases.choosing import Where
from bot.usecases.pause_rotation import pause_rotation, resume_rotation
from bot.usecases.people_change import channel_changed
from tests.usecases.world import CHANNEL, World, call, on


def says(world: World, user: str, word: Literal["pause", "resume"], text: str = "") -> Reply:
    usecase = {"pause": pause_rotation, "resume": resume_rotation}[word]
    where = Where(channel_id=CHANNEL, text=text)
    return world.do(usecase, user_id=user, where=where, at=world.at)


def card(world: World) -> RotationCard:
    return next(one for one in world.messages(CHANNEL) if isinstance(one, RotationCard))


def test_a_paused_rotation_holds_no_rounds_and_what_is_open_stays(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a", "b")
    world.until(on(23, 10))
    holder = world.holder("a")
    assert holder is not None
    assert says(world, "boss", "pause") == Paused(rotation="Customer contact", open_pairings=1)
    assert card(world).paused
    assert world.press(holder, "accept") is None
    assert world.press(holder, "done") is None
    world.until(on(30, 11))
    assert world.holder("b") is None
    assert says(world, "boss", "resume") == Resumed(
        rotation="Customer contact", next_round=on(3, 10, month=12)
    )
    assert (card(world).paused, card(world).next_round) == (False, on(3, 10, month=12))
    world.until(on(3, 10, month=12))
    assert world.holder("b") is not None


def test_a_pause_changes_nobodys_place_in_the_order(world: World) -> None:
    world.join("ada", "bob")
    for name in ("a", "b", "c"):
        world.tickets(name)
        world.until(world.rotation_next())
        holder = world.holder(name)
        assert holder is not None
        world.meet(holder)
    before = (world.ledger("ada"), world.ledger("bob"), world.rotation().virtual_time)
    says(world, "boss", "pause")
    world.until(on(1, month=12))
    says(world, "boss", "resume")
    assert (world.ledger("ada"), world.ledger("bob"), world.rotation().virtual_time) == before


def test_doing_it_twice_says_so_and_changes_nothing(world: World) -> None:
    again = says(world, "boss", "resume")
    assert isinstance(again, Resumed)
    assert again.again
    says(world, "boss", "pause")
    twice = says(world, "boss", "pause")
    assert isinstance(twice, Paused)
    assert twice.again


def test_only_its_owners_can(world: World) -> None:
    world.join("ada")
    for word in ("pause", "resume"):
        reply = says(world, "ada", word)
        assert isinstance(reply, Refusal)
        assert reply.sentence.startswith(f"Only an owner of Customer contact can {word} it.")
    assert world.rotation().state == "active"


def test_of_several_rotations_the_owned_one_is_meant(world: World) -> None:
    world.set_up(name="Others", owner="carla")
    reply = says(world, "carla", "pause")
    assert isinstance(reply, Paused)
    assert reply.rotation == "Others"


def test_a_declined_offer_waits_till_the_rotation_goes_on(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    holder = world.holder("a")
    assert holder is not None
    says(world, "boss", "pause")
    world.press(holder, "decline")
    world.until(on(25))
    assert world.holder("a") is None
    says(world, "boss", "resume")
    world.until(on(26, 10))
    assert world.holder("a") not in (None, holder)


def test_a_closed_channel_is_not_resumed_by_hand(world: World) -> None:
    world.do(channel_changed, channel_id=CHANNEL, change="archived", at=world.at)
    reply = says(world, "boss", "resume")
    assert isinstance(reply, Refusal)
    assert "I cannot write to its channel" in reply.sentence
    assert world.rotation().state == "paused"


def test_a_call_that_no_round_can_take_any_more_is_offered_when_it_goes_on(world: World) -> None:
    world.join("ada")
    says(world, "boss", "pause")
    world.bring(call("c", on(25, 12)))
    world.until(on(24))
    assert world.holder("c") is None
    says(world, "boss", "resume")
    world.until(on(24, 9))
    assert world.holder("c") == "ada"


def test_home_offers_owners_what_fits(world: World) -> None:
    says(world, "boss", "pause")
    (shown,) = world.home("boss").rotations
    assert (shown.owner, shown.paused, shown.next_round) == (True, True, None)
