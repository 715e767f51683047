"""Whoever acts on what they read a moment ago, and was not first, changes nothing."""

from dataclasses import replace

import pytest

from bot.core.replies import Refusal
from bot.store import contacts, pairings
from bot.store.pairings import Pairing
from bot.usecases.answer_offer import end_in_vain
from bot.usecases.cards import offer_message
from bot.usecases.planning import call_due
from bot.usecases.questions import say_question
from bot.usecases.release import release_offer
from bot.usecases.stale import said_already
from tests.usecases.world import World, on


def as_read(world: World) -> Pairing:
    """Ada's offer as somebody read it just before she took and finished it."""
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    found = world.see(pairings.get, world.offer("ada").pairing_id)
    assert found is not None
    world.meet("ada")
    return found


def test_an_offer_that_was_taken_meanwhile_is_not_released(world: World) -> None:
    stale = as_read(world)
    before = world.snapshot()
    assert not world.do(release_offer, stale, to="expired", at=world.at)
    assert not world.do(end_in_vain, stale, to="expired", at=world.at)
    assert world.snapshot() == before
    assert world.member("ada").rest_until is None


def test_what_does_not_exist_is_met_kindly(world: World) -> None:
    before = world.snapshot()
    assert isinstance(world.do(said_already, "nothing", at=world.at), Refusal)
    world.do(say_question, "nothing", at=world.at, first=True)
    assert world.snapshot() == before


def test_a_ticket_is_never_due_like_a_call(world: World) -> None:
    world.tickets("a")
    contact = world.see(contacts.get, world.contact("a").id)
    assert contact is not None
    assert not call_due(world.rotation(), contact, world.at)


def test_a_pairing_without_its_contact_is_an_error_and_not_a_wrong_message(world: World) -> None:
    orphan = replace(as_read(world), contact_id="nothing")
    with pytest.raises(LookupError):
        world.see(offer_message, orphan)
