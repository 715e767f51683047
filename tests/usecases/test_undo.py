"""Undoing a swap or cover: before it is taken, and after, as long as nothing has begun."""

import pytest

from bot.core.messages import HandoverNews
from bot.core.replies import Done, Refusal, Reply
from bot.usecases.swap_choices import of_the_away
from bot.usecases.take_again import take_again
from tests.usecases.handing import asked, back, cover, latest, said, swap, take
from tests.usecases.world import World, call, on


@pytest.fixture
def team(world: World) -> World:
    """Ada has accepted ticket “a” on Monday at ten; Bob and Cleo are in the rotation, too."""
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.join("bob", "cleo")
    return world


def again(world: World, handover_id: str, user: str = "ada") -> Reply | None:
    return world.do(take_again, handover_id=handover_id, user_id=user, at=world.at)


def undoable(world: World, user: str = "ada") -> bool:
    """Whether the last news about a swap has its button."""
    news = [one for one in world.messages(user) if isinstance(one, HandoverNews)]
    return bool(news[-1].handover_id)


def test_whoever_handed_on_a_ticket_has_it_again_within_the_hour(team: World) -> None:
    swap(team, "ada", "bob")
    first = latest(team)
    take(team, "bob")
    team.until(on(23, 10, 30))
    assert undoable(team)
    assert "Only who handed this one on" in said(again(team, first, "cleo"))
    assert again(team, first) is None
    assert team.holder("a") == "ada"
    assert team.offer("bob").taken_by == "ada"
    assert team.offer("ada").state == "accepted"
    assert not undoable(team)
    assert isinstance(again(team, first), Refusal)  # pressed twice
    team.until(on(23, 10, 45))
    (told,) = [one for one in team.messages("bob") if isinstance(one, HandoverNews)]
    assert (told.state, told.user_id) == ("taken", "ada")
    assert team.press("ada", "done") is None
    assert team.ledger("bob") == [("joined", 0)]
    assert team.ledger("ada")[-1] == ("charge", 1000)


def test_after_the_hour_or_once_it_is_done_it_stays_with_its_taker(team: World) -> None:
    swap(team, "ada", "bob")
    first = latest(team)
    take(team, "bob")
    team.until(on(23, 11))
    assert "Bob is at it by now" in said(again(team, first))
    assert not undoable(team)
    assert team.press("bob", "done") is None
    assert "has gone on meanwhile" in said(again(team, first))
    assert team.ledger("bob")[-1] == ("charge", 1000)


def test_a_call_can_be_taken_again_until_it_begins_and_not_by_who_cannot(world: World) -> None:
    world.join("ada")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.join("bob")
    swap(world, "ada", "bob")
    first = latest(world)
    take(world, "bob")
    world.until(on(25, 11, 30))
    world.says("ada", "skip", "until 2026-11-27")
    assert "It stays with Bob: you are away then" in said(again(world, first))
    world.says("ada", "back")
    swap(world, "bob", "ada")
    assert "Bob has just asked somebody else" in said(again(world, first))
    back(world, "bob")
    assert again(world, first) is None
    assert world.holder("c") == "ada"
    world.until(on(25, 14))
    assert [one.type for one in world.messages("ada")][-2:] == ["call_reminder", "question"]
    assert world.ledger("bob") == [("joined", 0)]
    world.until(on(25, 14))
    assert isinstance(again(world, latest(world), "bob"), Refusal)


def test_an_owner_takes_back_what_they_asked_for_somebody_away(team: World) -> None:
    team.says("ada", "skip", "until 2026-12-01")
    reply = swap(team, "boss", "bob", of="ada")
    assert isinstance(reply, Done)
    pairing_id = team.offer("ada").pairing_id
    assert reply.take_back == pairing_id
    refused = swap(team, "boss", "cleo", of="ada")
    assert isinstance(refused, Refusal)
    assert refused.take_back == pairing_id
    found = team.see(of_the_away, user_id="boss", rotation_id=team.rotation_id, at=team.at)
    assert isinstance(found, Refusal)
    assert found.take_back == pairing_id
    assert "Nobody is asked any more" in said(back(team, "boss", of="ada"))
    assert asked(team, "bob")[0].state == "withdrawn"
    covered = cover(team, "boss", of="ada")
    assert isinstance(covered, Done)
    assert covered.take_back == pairing_id
    assert "offered to somebody else" in said(back(team, "cleo", of="ada"))
    assert "Nobody is asked any more" in said(back(team, "boss", of="ada"))


def test_whoever_asks_for_their_own_is_told_by_their_card(team: World) -> None:
    reply = swap(team, "ada", "bob")
    assert isinstance(reply, Done)
    assert reply.take_back == ""
