"""An owner changes a rotation."""

from datetime import UTC, date, datetime
from typing import Any

from bot.core.messages import RotationCard
from bot.core.replies import Edited
from bot.core.rotation_edit import RotationEdit
from bot.core.rotation_form import FormProblems, RotationForm
from bot.store.tables import agenda, audit
from bot.usecases.edit_rotation import edit_rotation
from tests.usecases.world import CHANNEL, HOUR, World, call, on

FIELDS = tuple(RotationForm.model_fields)


def edits(
    world: World,
    *,
    by: str = "boss",
    shown: RotationForm | None = None,
    **typed: Any,  # noqa: ANN401 - the form checks them
) -> Edited | FormProblems:
    before = shown or world.rotation().form
    changed = RotationForm.model_validate(before.model_dump() | typed)
    return world.do(
        edit_rotation,
        rotation_id=world.rotation_id,
        user_id=by,
        edit=RotationEdit(shown=before, typed=changed, fields=FIELDS),
        at=world.at,
    )


def planned(world: World, kind: str) -> list[datetime]:
    return [row.due_at.replace(tzinfo=UTC) for row in world.table(agenda) if row.kind == kind]


def test_an_edit_counts_from_the_next_round_on_and_shows_it(world: World) -> None:
    world.join("ada", "bob")
    done = edits(world, weekdays=(1,), seats=2, monthly="weekday", nth=(1,))
    assert isinstance(done, Edited)
    assert [one.what for one in done.changes] == [
        "Days of rounds",
        "Developers a round",
        "Weeks or months",
        "Which of the month",
    ]
    assert [(one.at, sorted(one.user_ids)) for one in done.rounds] == [
        (on(1, 10, month=12), ["ada", "bob"]),
        *((datetime(2027, month, day, 10, tzinfo=UTC), ["ada", "bob"]) for month, day in DAYS),
    ]
    assert planned(world, "round") == [on(1, 10, month=12)]
    (card,) = (one for one in world.messages(CHANNEL) if isinstance(one, RotationCard))
    assert (card.rhythm, card.seats) == ("the first Tuesday of every month at 10:00 (UTC)", 2)
    assert [row.user_id for row in world.table(audit) if row.action == "edit_rotation"] == ["boss"]
    world.tickets("a", "b")
    world.until(on(1, 10, month=12))
    assert {world.holder("a"), world.holder("b")} == {"ada", "bob"}


DAYS = ((1, 5), (2, 2), (3, 2))


def test_of_two_owners_who_edit_at_once_neither_undoes_the_other(world: World) -> None:
    before = world.rotation().form
    assert isinstance(edits(world, seats=3), Edited)
    second = edits(world, shown=before, mode="assign")
    assert isinstance(second, Edited)
    assert [one.what for one in second.meanwhile] == ["Developers a round"]
    assert (world.rotation().form.seats, world.rotation().form.mode) == (3, "assign")
    third = edits(world, shown=before, seats=4)
    assert isinstance(third, FormProblems)
    assert "“3” since you opened this" in third.problems["seats"]
    assert world.rotation().form.seats == 3


def test_saving_twice_or_without_a_change_does_nothing_more(world: World) -> None:
    before = world.rotation().form
    edits(world, shown=before, seats=3)
    stored = world.snapshot(), world.table(agenda), world.table(audit)
    again = edits(world, shown=before, seats=3)
    assert isinstance(again, Edited)
    assert again.changes == ()
    assert (world.snapshot(), world.table(agenda), world.table(audit)) == stored


def test_what_makes_no_sense_or_is_not_theirs_changes_nothing(world: World) -> None:
    world.set_up(name="Refunds", channel="C2")
    stored = world.snapshot(), world.rotation()
    refused = {
        "": edits(world, by="ada", seats=3),
        "name": edits(world, name=" CUSTOMER contact"),
        "ends": edits(world, ends=date(2026, 11, 23)),
    }
    for field, found in refused.items():
        assert isinstance(found, FormProblems)
        assert found.problems.keys() == {field}
    assert (world.snapshot(), world.rotation()) == stored


def test_a_round_that_is_due_at_this_very_moment_is_still_held(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.at = on(23, 10)
    edits(world, weekdays=(4,))
    world.until(on(23, 10))
    assert world.holder("a") == "ada"
    assert planned(world, "round") == [on(27, 10)]


def test_a_pause_holds_no_round_and_offers_no_call_until_it_is_over(world: World) -> None:
    world.join("ada")
    edits(world, pause_from=date(2026, 11, 23), pause_until=date(2026, 12, 2))
    world.tickets("a")
    world.bring(call("c", on(2, 12, month=12)), call("gone", on(24, 12)))
    world.until(on(1, 23, month=12))
    assert world.offers("ada") == []
    assert world.contact("gone").state == "gone"
    world.until(on(2, 9, month=12))
    assert world.holder("c") == "ada"
    world.until(on(3, 10, month=12) + HOUR)
    assert world.contact("a").state == "paired"


def test_a_rotation_that_ends_falls_quiet_after_its_last_digests(world: World) -> None:
    world.join("ada")
    done = edits(world, ends=date(2026, 11, 26))
    assert isinstance(done, Edited)
    assert [one.at for one in done.rounds] == [on(23, 10)]
    world.tickets("a", "b")
    world.until(on(31, 10, month=12))
    assert world.contact("b").state == "waiting"
    assert (planned(world, "round"), planned(world, "digest")) == ([], [])
    assert world.digest().week == "2026-W49"
    assert world.home("ada").rotations[0].next_round is None
    assert not isinstance(edits(world, ends=None), FormProblems)
    assert len(planned(world, "round")) == len(planned(world, "digest")) == 1
