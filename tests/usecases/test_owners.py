"""Owners add and remove owners; the last one stays."""

from dataclasses import replace

import pytest

from bot.core.messages import OwnershipNotice
from bot.core.person import PersonState
from bot.core.replies import Done, Paused, Refusal
from bot.core.rotation_edit import RotationEdit
from bot.core.rotation_form import FormProblems
from bot.store import audit, rotations
from bot.usecases.choosing import Where
from bot.usecases.edit_owners import edit_owners, open_owners
from bot.usecases.edit_rotation import edit_rotation
from bot.usecases.pause_rotation import pause_rotation
from tests.usecases.world import CHANNEL, World, on


def edit(
    world: World,
    by: str,
    *added: str,
    removed: tuple[str, ...] = (),
    shown: tuple[str, ...] = (),
    state: PersonState = "active",
) -> Done | FormProblems:
    return world.do(
        edit_owners,
        rotation_id=world.rotation_id,
        user_id=by,
        shown=shown or owners(world),
        removed=removed,
        added=tuple(world.person(one, state=state) for one in added),
        at=world.at,
    )


def owners(world: World) -> tuple[str, ...]:
    return world.see(rotations.owners, world.rotation_id)


def told(world: World, user: str) -> list[str]:
    return [one.about for one in world.messages(user) if isinstance(one, OwnershipNotice)]


def test_a_new_owner_is_told_sees_it_on_home_and_may_do_what_owners_do(world: World) -> None:
    assert not world.home("ada").rotations[0].owner
    assert isinstance(edit(world, "boss", "ada"), Done)
    assert isinstance(edit(world, "boss", "ada"), Done), "twice is once"
    assert owners(world) == ("ada", "boss")
    assert world.home("ada").rotations[0].owner
    world.until(on(23, 12))
    assert told(world, "ada") == ["added"]
    assert isinstance(edit(world, "ada", removed=("boss",)), Done)
    world.until(on(23, 13))
    assert (owners(world), told(world, "boss"), told(world, "ada")) == (
        ("ada",),
        ["removed"],
        ["added"],
    )
    lines = [one for one in world.see(audit.since, on(1), limit=9) if "owner" in one.action]
    assert {(one.action, one.user_id) for one in lines} == {
        ("add_owner", "boss"),
        ("remove_owner", "ada"),
    }


def test_the_last_owner_stays(world: World) -> None:
    refused = edit(world, "boss", removed=("boss",))
    assert isinstance(refused, FormProblems)
    assert "needs an owner" in refused.problems["owners"]
    edit(world, "boss", "ada")
    both = owners(world)
    assert isinstance(edit(world, "ada", removed=("boss",), shown=both), Done)
    # The other had the form open meanwhile, and is no owner any more.
    late = edit(world, "boss", removed=("ada",), shown=both)
    assert isinstance(late, FormProblems)
    assert "Only an owner" in late.problems["owners"]
    assert owners(world) == ("ada",)


def test_two_owners_who_leave_at_once_do_not_both(world: World) -> None:
    edit(world, "boss", "ada")
    both = owners(world)
    assert isinstance(edit(world, "boss", removed=("boss",), shown=both), Done)
    refused = edit(world, "ada", removed=("ada",), shown=both)
    assert isinstance(refused, FormProblems)
    assert "meanwhile" in refused.problems["owners"]


@pytest.mark.parametrize("state", ["guest", "deactivated", "bot", "outsider"])
def test_who_cannot_take_part_cannot_own_either(world: World, state: PersonState) -> None:
    assert isinstance(edit(world, "boss", "zoe", state=state), FormProblems)
    assert owners(world) == ("boss",)


def test_whoever_lost_ownership_changes_nothing_with_a_form_that_was_open(world: World) -> None:
    edit(world, "boss", "ada")
    form = world.rotation().form
    edit(world, "ada", removed=("boss",))
    mine = RotationEdit(shown=form, typed=form.model_copy(update={"seats": 5}), fields=("seats",))
    for refused in (
        world.do(
            edit_rotation, rotation_id=world.rotation_id, user_id="boss", edit=mine, at=world.at
        ),
        world.see(open_owners, rotation_id=world.rotation_id, user_id="boss"),
    ):
        assert isinstance(refused, FormProblems | Refusal)
    assert world.rotation().form == form


def test_without_an_owner_in_slack_whoever_is_in_it_longest_may_name_one(world: World) -> None:
    world.join("ada", "bob")
    where = Where(channel_id=CHANNEL)
    world.do(pause_rotation, user_id="boss", where=where, at=world.at)
    assert isinstance(edit(world, "ada", "bob"), FormProblems)
    world.person_becomes("boss", "deactivated")
    assert isinstance(edit(world, "bob", "bob"), FormProblems)
    paused = world.do(pause_rotation, user_id="ada", where=where, at=world.at)
    assert isinstance(paused, Paused)
    assert world.home("ada").rotations[0].owner
    assert isinstance(edit(world, "ada", "bob"), Done)
    assert owners(world) == ("bob", "boss")
    assert isinstance(edit(world, "ada", "ada"), FormProblems)


def test_nobody_is_told_what_was_undone_before_they_heard_of_it(world: World) -> None:
    night = replace(world.person("ada"), zone="America/Los_Angeles")
    world.do(
        edit_owners,
        rotation_id=world.rotation_id,
        user_id="boss",
        shown=("boss",),
        removed=(),
        added=(night,),
        at=world.at,
    )
    edit(world, "boss", removed=("ada",))
    world.until(on(24, 20))
    assert told(world, "ada") == []
