"""A roster of nobody, of one and of 5,000: decided by the same function, and fast enough."""

from time import process_time

import pytest

from bot.core.roster_edit import Join, Leave, roster_effect
from bot.core.rotation import Round
from tests.core.making import AT, DAY, coming, person, plan, ticket

ROUNDS = [Round(at=AT + number * DAY, seats=2, salt=str(number)) for number in range(2)]


@pytest.mark.parametrize("size", [0, 1])
def test_the_smallest_rosters_leave_seats_empty_and_raise_nothing(size: int) -> None:
    team = [person(f"p{number}") for number in range(size)]
    made = plan(team, [ticket("a"), ticket("b")], seats=2)
    assert (len(made.pairs), len(made.unfilled)) == (size, 2 - size)
    found = roster_effect(coming(team, ROUNDS), [Join(candidate=person("new"))])
    assert (found.unfilled_before, found.unfilled_after) == (4 - 2 * size, 2 - 2 * size)
    if size:
        gone = roster_effect(coming(team, ROUNDS), [Leave(member_id="p0")])
        assert gone.unfilled_after == 4


def test_of_five_thousand_the_two_furthest_behind_are_picked_within_seconds() -> None:
    team = [person(f"p{number}", number * 7919 % 5000) for number in range(5000)]
    before = process_time()
    made = plan(team, [ticket("a"), ticket("b")], seats=2)
    assert process_time() - before < 5  # of the processor's time; a quarter of a second is usual
    assert sorted(pick.effective_pass for pick in made.pairs) == [0, 1]
