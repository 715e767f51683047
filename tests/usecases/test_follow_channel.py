"""A rotation's channel is opened, closed, made private or shared; people come and go in it."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.core.channel_facts import ChannelFacts
from bot.core.messages import Digest, MemberNotice, RotationCard
from bot.core.replies import Refusal
from bot.store import agenda, channels
from bot.store.tables import outbox
from bot.usecases.check_people import due_channels, people_checked
from bot.usecases.follow_channel import (
    channel_renumbered,
    channel_seen,
    people_seen,
    person_moved,
)
from bot.usecases.plan_check import CHECK, EVERYBODY
from bot.usecases.share_learning import share_learning
from tests.usecases.world import CHANNEL, World, on

OPEN = ChannelFacts(
    channel_id=CHANNEL, name="contact", member=True, archived=False, private=False, shared=False
)


def seen(world: World, facts: ChannelFacts | None) -> None:
    for _ in range(2):  # whatever comes twice counts once
        world.do(channel_seen, channel_id=CHANNEL, facts=facts, at=world.at)
    world.until(world.at)


def moves(world: World, user: str, *, there: bool) -> None:
    for _ in range(2):
        world.do(person_moved, channel_id=CHANNEL, user_id=user, there=there, at=world.at)


def told(world: World, user: str) -> list[str]:
    return [one.about for one in world.messages(user) if isinstance(one, MemberNotice)]


def card(world: World) -> RotationCard:
    (found,) = (one for one in world.messages(CHANNEL) if isinstance(one, RotationCard))
    return found


@pytest.mark.parametrize(
    "facts", [None, replace(OPEN, archived=True), replace(OPEN, member=False)], ids=str
)
def test_what_cannot_be_written_to_pauses_and_its_owners_hear_of_it_once(
    world: World, facts: ChannelFacts | None
) -> None:
    seen(world, facts)
    assert (world.rotation().state, world.rotation().paused_by) == ("paused", "channel")
    world.until(on(23, 12))
    assert world.notices() == ["channel_closed"]
    seen(world, OPEN)
    assert world.rotation().state == "active"


def test_an_owner_is_not_told_of_a_channel_that_is_open_again_by_then(world: World) -> None:
    seen(world, None)
    seen(world, OPEN)
    world.until(on(23, 12))
    assert world.notices() == []


def test_a_closed_channel_is_looked_at_every_day_until_it_is_open(world: World) -> None:
    world.until(on(23, 9, 45))
    seen(world, None)
    world.do(people_checked, found=(), quiet={}, at=world.at)
    planned = world.see(agenda.find, CHECK, EVERYBODY)
    assert planned is not None
    assert planned.due_at == on(24, 9, 45)
    assert world.see(due_channels, at=world.at) == ()
    assert world.see(due_channels, at=on(24, 9, 45)) == (CHANNEL,)


def test_outsiders_who_read_a_channel_see_neither_names_nor_what_was_learned(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    asked = world.holder("a") or ""
    world.meet(asked)
    world.until(on(23, 10))
    world.fill(asked, learning="They print it all", theme="printing")
    world.until(on(27, 16))
    assert world.digest().learned
    assert world.digest().next_rounds
    assert len(card(world).user_ids) == 2
    seen(world, replace(OPEN, shared=True))
    held = world.digest()
    assert isinstance(held, Digest)
    assert held.held_back
    assert not any((held.learned, held.themes, held.next_rounds, held.quotes))
    assert held.coverage.roster
    assert (card(world).user_ids, card(world).nameless) == ((), 2)
    followup_id = world.question(asked).followup_id
    shared = world.do(share_learning, followup_id=followup_id, user_id=asked, at=world.at)
    assert isinstance(shared, Refusal)
    world.until(on(30, 12))
    assert world.notices() == ["channel_shared"]
    world.until(on(4, 16, month=12))
    assert world.digest().held_back
    seen(world, OPEN)
    assert world.digest("2026-W48").learned
    assert card(world).nameless is None


def test_a_channel_that_got_another_id_takes_everything_along(world: World) -> None:
    world.join("ada")
    world.do(channel_renumbered, old=CHANNEL, new="C9")
    world.do(channel_renumbered, old=CHANNEL, new="C9")
    assert world.rotation().channel_id == "C9"
    rows = [row for row in world.table(outbox) if row.dedupe_key.startswith("card:")]
    assert [row.conversation for row in rows] == ["C9"]
    world.join("bob")
    assert len(world.table(outbox)) == len(rows)


def test_an_id_slack_gives_instead_of_the_one_asked_for_is_followed(world: World) -> None:
    seen(world, replace(OPEN, channel_id="C9", private=True, shared=True))
    found = world.rotation()
    assert (found.channel_id, found.channel_private, found.channel_shared) == ("C9", True, True)
    assert world.see(channels.watched) == ("C9",)


def test_who_leaves_a_public_channel_still_takes_turns_and_is_told_so(world: World) -> None:
    world.join("ada", "bob")
    moves(world, "ada", there=False)
    moves(world, "stranger", there=False)
    world.until(on(23, 12))
    assert told(world, "ada") == ["left_channel"]
    assert world.member("ada").state == "active"
    moves(world, "ada", there=True)
    moves(world, "ada", there=False)
    moves(world, "ada", there=True)
    world.until(on(24, 12))
    assert told(world, "ada") == ["left_channel"], "they were back before they heard of it"


def test_who_leaves_a_private_channel_is_taken_off_and_keeps_what_they_accepted(
    world: World,
) -> None:
    world.join("ada")
    seen(world, replace(OPEN, private=True))
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    moves(world, "ada", there=False)
    world.until(on(23, 12))
    assert told(world, "ada") == ["lost_channel"]
    assert world.member("ada").state == "left"
    assert world.states("ada") == {"ada": ["accepted"]}


def test_a_leaving_nobody_told_of_is_found_once_a_day(world: World) -> None:
    world.join("ada", "bob", "cleo")
    for there in ({"ada", "bob", "zoe"}, {"bob"}, {"bob"}):
        world.do(people_seen, channel_id=CHANNEL, there=there, at=world.at)
    world.until(on(23, 12))
    assert [told(world, who) for who in ("ada", "bob", "cleo")] == [["left_channel"], [], []]


def test_nobody_is_told_of_a_channel_of_another_rotation(world: World) -> None:
    world.set_up(name="Refunds", channel="C2")
    world.join("ada")
    world.do(person_moved, channel_id="C2", user_id="ada", there=False, at=world.at)
    with world.database.reading() as connection:
        kinds = set(connection.scalars(sa.text("SELECT kind FROM agenda")))
    assert "tell_member" not in kinds


def test_who_comes_back_and_leaves_again_is_noticed_again(world: World) -> None:
    seen(world, replace(OPEN, private=True))
    for _ in range(2):
        world.join("ada")
        world.do(person_moved, channel_id=CHANNEL, user_id="ada", there=False, at=world.at)
        assert world.member("ada").state == "left"
