"""Two clicks at the very same moment: one wins, the other is told, nothing breaks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from bot.core.replies import Done, Joined, Refusal
from bot.core.rotation_form import FormProblems
from bot.store.agenda import AgendaRow
from bot.store.tables import answer, member, rotation
from bot.usecases.answer_offer import expire_offer
from bot.usecases.hold_round import hold_round
from tests.usecases.world import World, on

T = TypeVar("T")


def at_once(*acts: Callable[[], T]) -> list[T]:
    """Do all of it at the same moment, each in a thread of its own."""
    barrier = Barrier(len(acts))

    def begin(act: Callable[[], T]) -> T:
        barrier.wait(timeout=10)
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(begin, acts))


def test_joining_four_times_at_once_joins_once(world: World) -> None:
    replies = at_once(*[lambda: world.join("ada")] * 4)
    assert sorted(reply.again for reply in replies if isinstance(reply, Joined)) == [
        False,
        True,
        True,
        True,
    ]
    assert len(world.table(member)) == 1
    assert world.ledger("ada") == [("joined", 0)]


def test_setting_up_one_name_twice_at_once_makes_one_rotation(world: World) -> None:
    def make() -> object:
        try:
            return world.set_up(name="Payments")
        except AssertionError as problems:
            return problems.args[0]

    made = at_once(make, make)
    assert sum(isinstance(one, FormProblems) for one in made) == 1 or any(
        "already" in str(one) for one in made
    )
    assert len(world.table(rotation)) == 2


def test_leaving_while_a_round_is_held_leaves_no_offer_behind(world: World) -> None:
    for number in range(5):
        world.join("ada")
        world.tickets(f"t{number}")
        row = AgendaRow(world.workspace, "round", world.rotation_id, world.at, world.at, 0)
        at_once(
            lambda row=row: world.do(hold_round, row, world.at),  # type: ignore[misc]  # bound now
            lambda: world.says("ada", "leave"),
        )
        assert world.member("ada").state == "left"
        assert {one.state for one in world.offers("ada")} <= {"handed_over"}


def test_taking_an_offer_while_it_runs_out_has_one_winner(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    pairing_id = world.offer("ada").pairing_id
    row = AgendaRow(world.workspace, "expire_offer", pairing_id, world.at, world.at, 0)
    at_once(
        lambda: world.press_on("ada", "accept", pairing_id),
        lambda: world.do(expire_offer, row, world.at),
    )
    assert world.offer("ada").state in ("accepted", "expired")
    assert (world.holder("a") == "ada") == (world.offer("ada").state == "accepted")
    assert (world.member("ada").rest_until is None) == (world.offer("ada").state == "accepted")


def test_done_pressed_four_times_at_once_charges_once(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.press("ada", "accept")
    pairing_id = world.offer("ada").pairing_id
    replies = at_once(*[lambda: world.press_on("ada", "done", pairing_id)] * 4)
    assert sum(reply is None for reply in replies) == 1
    assert sum(isinstance(reply, Done) for reply in replies) == 3
    assert world.ledger("ada") == [("joined", 0), ("charge", 1000)]
    assert len(world.followups()) == 1


def test_a_form_saved_four_times_at_once_makes_one_answer_and_one_promise(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    problems = at_once(*[lambda: world.fill("ada", promise_text="find out")] * 4)
    assert problems == [None] * 4
    assert len(world.table(answer)) == 1
    assert len(world.promises()) == 1
    assert world.member("ada").virtual_pass == 1_000_000


def test_two_different_taps_at_once_leave_a_ledger_that_adds_up(world: World) -> None:
    world.join("ada")
    world.tickets("a")
    world.until(on(23, 10))
    world.meet("ada")
    world.until(world.at)
    at_once(lambda: world.tap("ada", "solved"), lambda: world.tap("ada", "not_happened"))
    (row,) = world.table(answer)
    expected = 1_000_000 if row.outcome == "solved" else 0
    assert world.member("ada").virtual_pass == expected


def test_leaving_and_declining_at_once_asks_the_next_once(world: World) -> None:
    world.join("ada", "bob")
    world.tickets("a")
    world.until(on(23, 10))
    asked = world.holder("a")
    assert asked is not None
    pairing_id = world.offer(asked).pairing_id
    at_once(
        lambda: world.press_on(asked, "decline", pairing_id), lambda: world.says(asked, "leave")
    )
    world.until(world.at)
    assert world.holder("a") == {"ada": "bob", "bob": "ada"}[asked]
    assert world.offer(asked).state in ("declined", "handed_over")
    assert not isinstance(world.join(asked), Refusal)
