"""Who owns a rotation, changed: only people who work here, and never nobody."""

import pytest

from bot.core.person import Person, PersonState
from bot.core.replies import Refusal
from bot.store import rotations
from bot.store.rotations import Rotation
from bot.usecases.change_owners import add_owner, remove_owner
from bot.usecases.responsible import responsible
from tests.usecases.world import World


def add(world: World, who: Person) -> Rotation | Refusal:
    return world.do(add_owner, world.rotation_id, who, by="operator", at=world.at)


def remove(world: World, user_id: str) -> Rotation | Refusal:
    return world.do(remove_owner, world.rotation_id, user_id, by="operator", at=world.at)


def owners(world: World) -> tuple[str, ...]:
    return world.see(rotations.owners, world.rotation_id)


def test_an_owner_hands_a_rotation_on_to_somebody_new(world: World) -> None:
    (first,) = owners(world)
    assert isinstance(add(world, world.person("newcomer")), Rotation)
    assert set(owners(world)) == {first, "newcomer"}
    assert isinstance(remove(world, first), Rotation)
    assert owners(world) == ("newcomer",)
    assert isinstance(remove(world, first), Refusal)


def test_there_is_always_one_who_is_in_slack(world: World) -> None:
    (first,) = owners(world)
    assert isinstance(remove(world, first), Refusal)
    add(world, world.person("second"))
    world.person_becomes("second", "deactivated")
    refusal = remove(world, first)
    assert isinstance(refusal, Refusal)
    assert "no owner left" in refusal.sentence
    assert world.see(responsible, world.rotation_id) == (first,)


@pytest.mark.parametrize("state", ["deactivated", "guest", "outsider", "bot"])
def test_whoever_is_not_a_colleague_owns_nothing(world: World, state: PersonState) -> None:
    before = owners(world)
    assert isinstance(add(world, world.person("other", state=state)), Refusal)
    assert owners(world) == before


def test_an_archived_rotation_has_no_new_owners(world: World) -> None:
    refusal = world.do(add_owner, "gone", world.person("x"), by="operator", at=world.at)
    assert isinstance(refusal, Refusal)
    assert "not there any more" in refusal.sentence
