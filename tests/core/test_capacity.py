"""Several contacts a person in one round, and none."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.assignment import draw
from bot.core.ledger import SCALE, effective_pass, stride
from bot.core.rotation import Candidate, Waiting
from bot.core.suiting import soft_score
from tests.core.making import AT, DAY, HOUR, call, pairs, person, plan, rules, ticket
from tests.core.test_rotation_brute_force import Assignment, desks, teams


def test_whoever_is_behind_may_take_several_before_anybody_else_has_one() -> None:
    people = [person("behind", 0, capacity=3), person("a", 5 * SCALE)]
    made = plan(people, [ticket(name) for name in "xyz"], seats=3)
    assert set(pairs(made).values()) == {"behind"}
    assert [pick.effective_pass for pick in made.pairs] == [0, SCALE, 2 * SCALE]


def test_level_people_share_contacts_evenly() -> None:
    people = [person(name, capacity=3) for name in "ab"]
    made = plan(people, [ticket(name) for name in "wxyz"], seats=4)
    assert sorted(Counter(pairs(made).values()).values()) == [2, 2]


def test_half_a_share_is_given_half_of_one_round() -> None:
    people = [person("full", capacity=9), person("half", 1, weight=0.5, capacity=9)]
    made = plan(people, [ticket(name) for name in "uvwxyz"], seats=6)
    assert Counter(pairs(made).values()) == {"full": 4, "half": 2}


def test_nobody_takes_more_than_their_capacity_or_their_ceiling_leaves() -> None:
    people = [
        person("two", capacity=2),
        person("one", capacity=9, ceiling=4, begun_last_28_days=3),
    ]
    made = plan(people, [ticket(name) for name in "vwxyz"], seats=5)
    assert Counter(pairs(made).values()) == {"two": 2, "one": 1}
    assert len(made.unfilled) == 2


def test_whoever_has_capacity_0_is_never_picked_and_counts_as_away() -> None:
    made = plan([person("none", 0, capacity=0), person("a", 9)], [ticket("t")])
    assert pairs(made) == {"t": "a"}
    assert rules(made) == {("none", None): "capacity"}
    assert made.away == ("none",)


@pytest.mark.parametrize("capacity", [-1, 51])
def test_an_impossible_capacity_is_refused(capacity: int) -> None:
    with pytest.raises(ValueError, match=r"^capacity: choose from 0 to 50"):
        person("a", capacity=capacity)


def test_one_person_takes_two_calls_of_a_round_only_if_they_do_not_overlap() -> None:
    starts = AT + 2 * DAY
    apart = [call("x", starts), call("y", starts + HOUR)]
    assert pairs(plan([person("a", capacity=2)], apart, seats=2)) == {"x": "a", "y": "a"}
    overlapping = [call("x", starts), call("y", starts + HOUR / 2)]
    made = plan([person("a", capacity=2)], overlapping, seats=2)
    assert (pairs(made), made.unfilled) == ({"x": "a"}, ("y",))
    both = plan([person("a", capacity=2), person("b", 9 * SCALE)], overlapping, seats=2)
    assert sorted(pairs(both).values()) == ["a", "b"]
    long = [call("x", starts, ends_at=starts + 4 * HOUR), call("y", starts + HOUR)]
    third = call("z", starts + 3 * HOUR)
    assert len(plan([person("a", capacity=3)], [*long, third], seats=3).pairs) == 1


def with_repeats(people: Sequence[Candidate], contacts: Sequence[Waiting]) -> Iterator[Assignment]:
    """Every way to pair some of the contacts, nobody beyond their capacity."""
    if not contacts:
        yield ()
        return
    first, *others = contacts
    yield from with_repeats(people, others)
    for one in people:
        if one.capacity and one.user_id not in first.excluded_user_ids:
            left = [
                replace(one, capacity=one.capacity - 1) if other is one else other
                for other in people
            ]
            for tail in with_repeats(left, others):
                yield ((one, first), *tail)


def best(
    people: Sequence[Candidate], waiting: Sequence[Waiting], seats: int, salt: str
) -> Assignment:
    """As for one contact a person, each further contact a stride of the dearest behind."""
    ages = {
        one.contact_id: place
        for place, one in enumerate(sorted(waiting, key=lambda one: (one.since, one.stable_id)))
    }
    times = sorted({one.last_contact_at for one in people if one.last_contact_at})
    ranks = {None: 0} | {at: 1 + n for n, at in enumerate(times)}

    def levels(made: Assignment) -> list[tuple[bool, int]]:
        dearest = max((contact.cost for _, contact in made), default=1)
        turns: Counter[str] = Counter()
        found = []
        for one, _ in made:
            behind = turns[one.member_id] * stride(dearest, one.weight)
            found.append((one.rest_until is not None, effective_pass(one.standing) + behind))
            turns[one.member_id] += 1
        return sorted(found)

    def order(made: Assignment) -> tuple[object, ...]:
        return (
            -len(made),
            sorted(ages[contact.contact_id] for _, contact in made),
            levels(made),
            -sum(soft_score(one, contact) for one, contact in made),
            sum(ranks[one.last_contact_at] for one, _ in made),
            sum(draw(salt, one.user_id, contact.stable_id) for one, contact in made),
        )

    every = (made for made in with_repeats(people, waiting) if len(made) <= seats)
    return min(every, key=order)


@settings(max_examples=80, deadline=None)
@given(
    teams(1, 3),
    st.lists(st.integers(0, 3), min_size=3, max_size=3),
    st.lists(st.sampled_from([0, 0.000001, 1]), min_size=4, max_size=4),
    desks(1, 4),
    st.integers(1, 4),
)
def test_the_picks_are_those_of_the_best_of_all_assignments_with_repeats(
    people: list[Candidate],
    capacities: list[int],
    costs: list[float],
    waiting: list[Waiting],
    seats: int,
) -> None:
    people = [
        replace(one, capacity=capacity) for one, capacity in zip(people, capacities, strict=False)
    ]
    waiting = [replace(one, cost=cost) for one, cost in zip(waiting, costs, strict=False)]
    made = plan(people, waiting, seats=seats)
    expected = best(people, waiting, seats, "")
    assert pairs(made) == {contact.contact_id: one.member_id for one, contact in expected}
