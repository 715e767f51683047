"""Setting up a rotation, and what it is made of."""

from datetime import time
from typing import Any

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from bot.core.messages import RotationCard
from bot.core.replies import SetUp
from bot.core.rotation_form import FormProblems, RotationForm
from bot.store import people, rotations
from bot.store.tables import workspace
from bot.usecases.install_workspace import install_workspace
from bot.usecases.set_up_rotation import set_up_rotation
from tests.usecases.world import World, on


def make(world: World, **form: Any) -> SetUp | FormProblems:  # noqa: ANN401 - the form checks them
    return world.do(
        set_up_rotation,
        form=RotationForm(**form),
        channel_id="C5",
        owner=world.person("chief"),
        at=world.at,
    )


def test_saving_the_defaults_gives_a_working_rotation(world: World) -> None:
    made = make(world, name="Payments")
    assert isinstance(made, SetUp)
    assert [one.at for one in made.rounds[:2]] == [on(23, 10), on(26, 10)]
    (card,) = world.messages("C5")
    assert isinstance(card, RotationCard)
    assert (card.name, card.rhythm) == ("Payments", "Mondays and Thursdays at 10:00 (UTC)")
    found = next(one for one in world.see(rotations.living) if one.name == "Payments")
    assert world.see(rotations.owners, found.id) == ("chief",)
    assert world.see(people.find_person, "chief") == world.person("chief")


def test_what_was_filled_in_comes_back(world: World) -> None:
    form = RotationForm(
        name="All",
        kinds=("call",),
        weekdays=(4, 1, 1),
        local_time=time(9, 30),
        zone="Europe/Berlin",
        every_weeks=2,
        seats=3,
        mode="assign",
        shadowing=True,
        country="DE",
        target_contacts=2,
        target_weeks=6,
        ceiling=None,
        digest_weekday=0,
        digest_time=time(8),
    )
    assert form.weekdays == (1, 4)
    make(world, **form.model_dump())
    found = next(one for one in world.see(rotations.living) if one.name == "All")
    assert found.form == form
    assert found.anchor.isoformat() == "2026-11-23"


@pytest.mark.parametrize("name", ["Customer contact", "CUSTOMER   CONTACT"])
def test_a_name_is_taken_once(world: World, name: str) -> None:
    before = world.snapshot()
    problems = make(world, name=name)
    assert isinstance(problems, FormProblems)
    assert list(problems.problems) == ["name"]
    assert world.snapshot() == before


def test_a_guest_cannot_set_up_a_rotation(world: World) -> None:
    made = world.do(
        set_up_rotation,
        form=RotationForm(name="Other"),
        channel_id="C5",
        owner=world.person("chief", state="guest"),
        at=world.at,
    )
    assert isinstance(made, FormProblems)
    assert world.messages("C5") == []


def test_the_same_name_in_two_workspaces_is_two_rotations(world: World) -> None:
    other = World(world.database, "T2")
    assert isinstance(make(other), SetUp)
    assert [one.name for one in other.see(rotations.living)] == ["Customer contact"]
    assert other.see(rotations.living)[0].id != world.rotation_id


@pytest.mark.parametrize("name", ["ß" * 60, "ΐ" * 60])
def test_a_name_that_grows_when_folded_is_refused_and_not_a_crash(world: World, name: str) -> None:
    with pytest.raises(ValidationError, match="shorter"):
        make(world, name=name)


def test_installing_again_keeps_what_there_is_and_takes_the_new_name(world: World) -> None:
    world.do(install_workspace, name="Acme Ltd", bot_user_id="UBOT2", at=on(30))
    with world.database.reading() as connection:
        (row,) = connection.execute(sa.select(workspace)).all()
    assert (row.name, row.bot_user_id) == ("Acme Ltd", "UBOT2")
    assert row.created_at == on(23, 8)
