"""What an answer does to pairing, ledger and contact when one more tap names a date or person."""

from datetime import date, time

import pytest

from bot.core.person import PersonState
from bot.core.rotation_form import FormProblems
from bot.usecases.move_call import give_new_date
from bot.usecases.name_colleague import name_colleague
from tests.usecases.world import World, call, on, ticket


@pytest.fixture
def moved(world: World) -> World:
    """Ada's call of Wednesday 11:00 to 12:00 was moved, she says at 12:15."""
    world.join("ada", zone="Europe/Berlin")
    world.until(on(24, 9))
    world.bring(call("demo", on(25, 11)))
    world.until(on(24, 9))
    world.press("ada", "accept")
    world.until(on(25, 12, 15))
    world.tap("ada", "moved")
    return world


def new_date(world: World, day: date, clock: time = time(16)) -> FormProblems | None:
    return world.do(
        give_new_date,
        followup_id=world.question("ada").followup_id,
        user_id="ada",
        day=day,
        clock=clock,
        at=world.at,
    )


def test_a_moved_call_is_kept_for_the_date_its_person_names(moved: World) -> None:
    assert new_date(moved, date(2026, 12, 2)) is None
    assert moved.question("ada").moved_to == on(2, 15, month=12)
    assert moved.holder("demo") == "ada"
    moved.bring(call("demo", on(25, 11)))  # the calendar still has the old date
    assert moved.contact("demo").starts_at == on(2, 15, month=12)
    moved.until(on(2, 14, 50, month=12))
    assert moved.messages("ada")[-1].type == "call_reminder"
    moved.until(on(3, 8, month=12))  # after work in Berlin: the next morning
    assert [one.outcome for one in moved.questions("ada")][-1] == ""
    moved.tap("ada", "attended")
    assert moved.member("ada").virtual_pass == 1_000_000


def test_the_calendar_is_right_once_it_brings_a_date_of_its_own(moved: World) -> None:
    new_date(moved, date(2026, 12, 2))
    moved.bring(call("demo", on(3, 10, month=12)))
    assert moved.contact("demo").starts_at == on(3, 10, month=12)
    assert not moved.contact("demo").date_given


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2100, 1, 1)])
def test_a_new_date_that_makes_no_sense_changes_nothing(moved: World, day: date) -> None:
    before = moved.snapshot()
    problems = new_date(moved, day)
    assert problems is not None
    assert list(problems.problems) == ["new_day"]
    assert moved.snapshot() == before


def test_a_new_date_in_a_gap_of_the_clocks_is_the_next_instant(moved: World) -> None:
    assert new_date(moved, date(2027, 3, 28), time(2, 30)) is None
    assert moved.contact("demo").starts_at.isoformat() == "2027-03-28T01:00:00+00:00"


def test_only_a_moved_call_gets_a_new_date(moved: World) -> None:
    moved.tap("ada", "attended")
    assert isinstance(new_date(moved, date(2026, 12, 2)), FormProblems)


@pytest.fixture
def handed(world: World) -> World:
    """Ada has finished a ticket, and says that she handed it to a colleague."""
    world.join("ada", "bob")
    world.says("bob", "skip", "1")
    world.bring(ticket("a"))
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    world.tap("ada", "handed")
    return world


def hand_to(world: World, user: str = "bob", state: PersonState = "active") -> FormProblems | None:
    return world.do(
        name_colleague,
        followup_id=world.question("ada").followup_id,
        user_id="ada",
        colleague=world.person(user, state=state),
        at=world.at,
    )


def test_whoever_finishes_a_ticket_that_was_handed_on_is_charged_and_asked(handed: World) -> None:
    handed.says("bob", "back")
    assert hand_to(handed) is None
    assert handed.question("ada").handed_to == "bob"
    assert handed.member("ada").virtual_pass == 0
    assert (handed.holder("a"), handed.offer("ada").state) == ("bob", "handed_over")
    handed.until(handed.at)
    assert handed.press("bob", "done") is None
    handed.until(handed.at)
    assert handed.member("bob").virtual_pass == 1_000_000
    assert handed.question("bob").outcome == ""
    assert handed.contact("a").state == "done"
    assert isinstance(hand_to(handed), FormProblems)
    handed.fill("ada", "handed", quote="so they said")
    assert handed.question("ada").handed_to == "bob"


def test_a_colleague_outside_the_rotation_is_only_remembered(handed: World) -> None:
    assert hand_to(handed, "zoe") is None
    assert handed.question("ada").handed_to == "zoe"
    assert handed.member("ada").virtual_pass == 1_000_000
    assert handed.contact("a").state == "done"


@pytest.mark.parametrize(("user", "state"), [("ada", "active"), ("bob", "bot")])
def test_a_ticket_is_handed_to_a_colleague_only(
    handed: World, user: str, state: PersonState
) -> None:
    before = handed.snapshot()
    assert isinstance(hand_to(handed, user, state), FormProblems)
    assert handed.snapshot() == before
