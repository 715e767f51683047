"""What is learned in a rotation of a private channel stays with its people."""

import pytest

from bot.core.replies import Done, Joined, Refusal
from bot.store import rotations
from bot.store.database import Database
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
