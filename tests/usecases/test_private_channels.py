"""What is learned in a rotation of a private channel stays with its people."""

import pytest

from bot.core.bring_form import BringStart, Origin
from bot.core.replies import Done, Joined, Refusal
from bot.store import rotations
from bot.store.database import Database
from bot.usecases.bring_contact import start_bringing
from bot.usecases.choosing import Where
from bot.usecases.share_learning import share_learning
from tests.usecases.learnt import found, learn
from tests.usecases.world import World

ELSEWHERE = Where(channel_id="C9", text="payments")


@pytest.fixture
def world(database: Database) -> World:
    made = World(database)
    made.set_up(name="Payments")
    made.join("ada", "bob")
    made.do(rotations.change, made.rotation_id, channel_private=True)
    return made


def test_for_the_channel_means_for_its_members_and_owners(world: World) -> None:
    followup_id = learn(world, "ada", "They print it")
    for inside in ("ada", "bob", "boss"):
        assert found(world, "print", inside) == ["They print it"]
    assert found(world, "print", "cy") == []
    assert world.home("cy").learned == ()
    assert world.home("bob").learned
    refused = world.do(share_learning, followup_id=followup_id, user_id="cy", at=world.at)
    assert isinstance(refused, Refusal)
    assert "nothing to share" in refused.sentence
    assert isinstance(
        world.do(share_learning, followup_id=followup_id, user_id="bob", at=world.at), Done
    )
    world.says("bob", "leave")
    assert found(world, "print", "bob") == []
    world.do(rotations.change, world.rotation_id, channel_private=False)
    assert found(world, "print", "cy") == ["They print it"]


def test_whoever_left_still_reads_their_own(world: World) -> None:
    learn(world, "ada", "They print it")
    world.says("ada", "leave")
    assert found(world, "print", "ada") == ["They print it"]


def test_only_those_let_into_the_channel_join_the_rotation(world: World) -> None:
    assert [one.name for one in world.home("bob").rotations] == ["Payments"]
    assert world.home("cy").rotations == ()
    for where in (ELSEWHERE, Where(channel_id="", rotation_id=world.rotation_id)):
        refused = world.join("cy", where=where)
        assert isinstance(refused, Refusal)
        assert "lives in a private channel" in refused.sentence
    assert isinstance(world.join("boss", where=ELSEWHERE), Joined)
    assert isinstance(world.join("cy"), Joined)
    again = world.join("cy", where=ELSEWHERE)
    assert isinstance(again, Joined)
    assert again.again


def test_nobody_outside_learns_its_name_or_who_is_next(world: World) -> None:
    def refused(reply: object) -> str:
        assert isinstance(reply, Refusal), reply
        return reply.sentence

    assert "There is no rotation yet" in refused(world.next("cy", channel="C9"))
    world.set_up(name="Search", channel="C2")
    assert "Payments" not in refused(world.next("cy", "paymnts", channel="C9"))
    assert "I don't know a rotation of that name" in refused(world.next("cy", "payments", "C9"))
    assert "I don't know a rotation of that name" in refused(world.why("cy", "payments", "C9"))
    assert not isinstance(world.next("cy", "payments"), Refusal)  # asked from within
    assert not isinstance(world.next("bob", "payments", "C9"), Refusal)
    origin = Origin(channel_id="C9", ts="1.1")
    form = world.see(start_bringing, by=world.person("cy"), origin=origin, text="Help!")
    assert isinstance(form, BringStart)
    assert [name for _, name in form.rotations] == ["Search"]
