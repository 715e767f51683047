"""What was taken and then stays silent: asked after five working days, handed back after ten."""

from collections.abc import Callable
from datetime import time

import pytest

from bot.core.messages import StillOnIt
from bot.core.replies import Done, Refusal, Reply
from bot.store.transaction import Tx
from bot.usecases.move_call import give_new_date
from bot.usecases.silence import call_off, still_on_it
from tests.usecases.world import World, call, date, on


def asked(world: World, user: str = "ada") -> list[str]:
    """The states of what somebody was asked, oldest first."""
    return [one.state for one in world.messages(user) if isinstance(one, StillOnIt)]


def press(world: World, usecase: Callable[..., Reply | None], user: str = "ada") -> Reply | None:
    pairing_id = world.offer("ada").pairing_id

    def pressed(tx: Tx) -> Reply | None:
        return usecase(tx, pairing_id=pairing_id, user_id=user, at=world.at)

    return world.do(pressed)


@pytest.fixture
def silent(world: World) -> World:
    """Ada took ticket “a” on Monday the 23rd at ten; Bob joined later. A round is far away."""
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.join("bob")
    return world


@pytest.fixture
def moved(world: World) -> World:
    """Ada's call of Wednesday at noon was moved, as she said; nobody has said when to."""
    world.join("ada")
    world.bring(call("c", on(25, 12)))
    world.until(on(23, 10))
    world.press("ada", "accept")
    world.until(on(25, 13, 30))
    world.tap("ada", "moved")
    return world


def test_a_silent_ticket_asks_once_and_then_goes_to_the_next_person(silent: World) -> None:
    silent.until(on(30, 9, 59))
    assert asked(silent) == []
    silent.until(on(30, 10))
    (question,) = [one for one in silent.messages("ada") if isinstance(one, StillOnIt)]
    assert (question.state, question.answer_by) == ("asked", on(7, 10, month=12))
    silent.until(on(7, 9, 59, month=12))
    assert silent.holder("a") == "ada"
    silent.until(on(7, 10, month=12))
    assert asked(silent) == ["over"]
    assert silent.holder("a") == "bob"
    assert silent.offer("ada").state == "handed_over"
    assert silent.ledger("ada") == [("joined", 0)]


def test_still_on_it_keeps_it_and_asks_again_five_working_days_later(silent: World) -> None:
    silent.until(on(30, 15))
    assert isinstance(press(silent, still_on_it, "bob"), Refusal)
    assert press(silent, still_on_it) is None
    assert asked(silent) == ["still"]
    assert press(silent, still_on_it) is None  # pressed twice
    silent.until(on(7, 14, 59, month=12))
    assert asked(silent) == ["still"]
    silent.until(on(7, 15, month=12))
    assert asked(silent) == ["again", "asked"]
    assert silent.holder("a") == "ada"


@pytest.mark.parametrize("button", ["done", "hand_back"])
def test_whatever_ends_it_ends_the_question(silent: World, button: str) -> None:
    silent.until(on(30, 10))
    pairing_id = silent.offer("ada").pairing_id
    assert silent.press_on("ada", button, pairing_id) is None
    assert asked(silent) == ["over"]
    assert isinstance(press(silent, still_on_it), Done)
    silent.until(on(20, month=12))
    assert asked(silent) == ["over"]


def test_whoever_is_away_is_asked_when_back_and_has_five_days_then(silent: World) -> None:
    silent.says("ada", "skip", "until 2026-12-03")
    silent.until(on(3, 8, 59, month=12))
    assert asked(silent) == []
    silent.until(on(4, 12, month=12))
    silent.says("ada", "skip", "until 2026-12-11")
    silent.until(on(10, 12, month=12))
    silent.until(on(14, 12, month=12))
    assert silent.holder("a") == "ada"


def test_a_call_moved_to_no_date_is_asked_about_and_then_off(moved: World) -> None:
    moved.until(on(2, 13, 29, month=12))
    assert asked(moved) == []
    moved.until(on(2, 13, 30, month=12))
    assert asked(moved) == ["asked"]
    moved.until(on(9, 14, month=12))
    assert asked(moved) == ["over"]
    assert moved.holder("c") is None
    assert moved.contact("c").state == "gone"
    assert moved.offer("ada").state == "cancelled"
    assert moved.ledger("ada")[-1][0] == "reversal"


def test_a_call_with_a_new_date_is_not_asked_about(moved: World) -> None:
    followup_id = moved.question("ada").followup_id
    assert not moved.do(
        give_new_date,
        followup_id=followup_id,
        user_id="ada",
        day=date(2026, 12, 14),
        clock=time(12),
        at=moved.at,
    )
    moved.until(on(11, month=12))
    assert asked(moved) == []
    assert moved.holder("c") == "ada"


def test_a_call_that_is_off_costs_nothing_and_a_ticket_cannot_be(
    moved: World,
) -> None:
    moved.until(on(2, 14, month=12))
    assert isinstance(press(moved, call_off, "bob"), Refusal)
    assert press(moved, call_off) is None
    assert (asked(moved), moved.contact("c").state) == (["over"], "gone")
    assert isinstance(press(moved, call_off), Done)


def test_a_ticket_is_not_called_off(silent: World) -> None:
    silent.until(on(30, 10))
    assert isinstance(press(silent, call_off), Done)
    assert silent.holder("a") == "ada"
