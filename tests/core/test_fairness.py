"""PRODUCT.md's statement of what is true about effective passes, over long runs."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.absence import Absence
from bot.core.ledger import SCALE, effective_pass, joiner_pass, stride
from bot.core.pairing import rest_until
from bot.core.rotation import Candidate, Plan, Round, plan_round
from tests.core.making import AT, CALENDAR, DAY, person, ticket


class Rotation:
    """People, V and what is in hand, from one daily round to the next."""

    def __init__(self, people: list[Candidate]) -> None:
        self.people = {one.member_id: one for one in people}
        self.v = 0
        self.number = 0
        self.in_hand: deque[tuple[str, int]] = deque()
        self.picks: list[tuple[str, ...]] = []

    @property
    def at(self) -> Round:
        return Round(at=AT + self.number * DAY, seats=0, v=self.v, salt=str(self.number))

    def hold(self, seats: int, *, also_excluded: frozenset[str] = frozenset()) -> Plan:
        waiting = [
            ticket(f"{self.number}.{n}", excluded_user_ids=also_excluded) for n in range(seats)
        ]
        made = plan_round(list(self.people.values()), waiting, replace(self.at, seats=seats))
        self.v = made.v
        for back in made.returned:
            one = self.people[back.member_id]
            self.change(one, virtual_pass=one.virtual_pass + back.amount)
        for name in self.people:
            self.change(self.people[name], was_away=name in made.away)
        picked = {pick.member_id for pick in made.pairs}
        for pick in made.pairs:
            one = self.people[pick.member_id]
            self.change(one, in_hand=one.in_hand + pick.stride, last_contact_at=self.at.at)
            self.in_hand.append((pick.member_id, pick.stride))
        for one in list(self.people.values()):
            self.change(one, in_previous_round=one.member_id in picked)
        self.picks.append(tuple(sorted(picked)))
        self.number += 1
        return made

    def finish(self, count: int) -> None:
        """End the oldest of what is in hand."""
        for _ in range(min(count, len(self.in_hand))):
            name, amount = self.in_hand.popleft()
            one = self.people[name]
            self.change(one, in_hand=one.in_hand - amount, virtual_pass=one.virtual_pass + amount)

    def decline(self, name: str) -> None:
        """Give back the latest of what is in this member's hands."""
        number = max(n for n, (holder, _) in enumerate(self.in_hand) if holder == name)
        _, amount = self.in_hand[number]
        del self.in_hand[number]
        one = self.people[name]
        self.change(one, in_hand=one.in_hand - amount, rest_until=rest_until(CALENDAR, self.at.at))

    def cancel(self) -> None:
        """Take the latest of all out of somebody's hands, through no doing of theirs."""
        name, amount = self.in_hand.pop()
        one = self.people[name]
        self.change(one, in_hand=one.in_hand - amount)

    def change(self, one: Candidate, **fields: object) -> None:
        self.people[one.member_id] = replace(one, **fields)  # type: ignore[arg-type] # any field

    def spread_is_fair(self, measure: Callable[[Candidate], int], times: int = 1) -> bool:
        return all(
            -times * stride(1, j.weight) <= measure(i) - measure(j) <= times * stride(1, i.weight)
            for i in self.people.values()
            for j in self.people.values()
        )


def effective(one: Candidate) -> int:
    return effective_pass(one.standing)


def completed(one: Candidate) -> int:
    return one.virtual_pass


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 6),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=30, max_size=30),
)
def test_with_equal_weights_nobody_is_more_than_a_stride_apart_however_many_seats(
    people: int, steps: list[tuple[int, int]]
) -> None:
    """-stride(j) ≤ e_i - e_j ≤ stride(i); once everything is done also for completed contacts."""
    rotation = Rotation([person(f"p{n}") for n in range(people)])
    for seats, done in steps:
        rotation.hold(seats)
        assert rotation.spread_is_fair(effective)
        rotation.finish(done)
        assert rotation.spread_is_fair(effective)
    rotation.finish(len(rotation.in_hand))
    assert rotation.spread_is_fair(completed)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([0.2, 0.5, 0.8, 1, 1, 2]), min_size=1, max_size=5),
    st.lists(st.integers(0, 2), min_size=40, max_size=40),
)
def test_with_one_seat_nobody_is_more_than_a_stride_apart_whatever_the_weights(
    weights: list[float], steps: list[int]
) -> None:
    """-stride(j) ≤ e_i - e_j ≤ stride(i); once everything is done also for completed contacts."""
    rotation = Rotation([person(f"p{n}", weight=one) for n, one in enumerate(weights)])
    for done in steps:
        rotation.hold(1)
        assert rotation.spread_is_fair(effective)
        rotation.finish(done)
    rotation.finish(len(rotation.in_hand))
    assert rotation.spread_is_fair(completed)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(2, 5),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=30),
)
def test_each_cancellation_may_add_one_stride_and_no_more(
    people: int, steps: list[tuple[int, int, bool]]
) -> None:
    """-stride(j)·(1+n) ≤ e_i - e_j ≤ stride(i)·(1+n) after n cancellations."""
    rotation = Rotation([person(f"p{n}") for n in range(people)])
    cancelled = 0
    for seats, done, cancels in steps:
        rotation.hold(seats)
        if cancels and rotation.in_hand:
            rotation.cancel()
            cancelled += 1
        assert rotation.spread_is_fair(effective, 1 + cancelled)
        rotation.finish(done)
    rotation.finish(len(rotation.in_hand))
    assert rotation.spread_is_fair(completed, 1 + cancelled)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(2, 6),
    st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=5, max_size=25),
    st.integers(2, 4),
)
def test_with_several_contacts_a_person_nobody_is_more_than_a_stride_apart_either(
    people: int, steps: list[tuple[int, bool]], capacity: int
) -> None:
    """-stride(j) ≤ e_i - e_j ≤ stride(i), as long as nobody's capacity stands in the way."""
    rotation = Rotation([person(f"p{n}", capacity=capacity) for n in range(people)])
    for seats, done in steps:
        rotation.hold(min(seats, people * (capacity - 1)))
        assert rotation.spread_is_fair(effective)
        if done:
            rotation.finish(len(rotation.in_hand))
            assert rotation.spread_is_fair(completed)


def test_half_a_share_gets_half_the_contacts() -> None:
    rotation = Rotation([person("full"), person("half", weight=0.5)])
    for _ in range(30):
        rotation.hold(1)
    assert rotation.picks.count(("full",)) == 20
    assert rotation.picks.count(("half",)) == 10


@pytest.mark.parametrize("rounds_away", [1, 3, 40])
def test_whoever_comes_back_gets_at_most_one_extra_turn_in_any_window(rounds_away: int) -> None:
    """Among four who take one contact a round each would get one in four."""
    rotation = Rotation([person(name) for name in "abcd"])
    for _ in range(8 + rounds_away % 4):
        rotation.hold(1)
    absence = Absence(
        since=rotation.at.at, until=rotation.at.at + rounds_away * DAY, reason="leave"
    )
    rotation.change(rotation.people["a"], calendar=replace(CALENDAR, absences=(absence,)))
    for _ in range(rounds_away):
        rotation.hold(1)
    back = rotation.number
    assert ("a",) not in rotation.picks[back - rounds_away :]
    for _ in range(24):
        rotation.hold(1)
    turns = [picked == ("a",) for picked in rotation.picks[back:]]
    for start in range(len(turns)):
        for end in range(start + 1, len(turns) + 1):
            fair = (end - start) / 4
            assert fair - 2 < sum(turns[start:end]) <= fair + 2
    assert sum(turns) in {6, 7}


@settings(max_examples=20, deadline=None)
@given(
    people=st.integers(2, 5),
    before=st.integers(0, 12),
    away=st.integers(1, 15),
    joins=st.booleans(),
)
def test_joiner_and_returner_never_have_more_than_one_extra_turn_in_any_window(
    *, people: int, before: int, away: int, joins: bool
) -> None:
    """Neither flooded nor spared: in any window of rounds their turns are those of the others,
    one extra turn at most, and one for the windows cutting turns in two."""
    rotation = Rotation([person(f"p{n}") for n in range(people)])
    for _ in range(before):
        rotation.hold(1)
    if not joins:
        gone = Absence(since=rotation.at.at, until=rotation.at.at + away * DAY, reason="leave")
        calendar = replace(CALENDAR, absences=(gone,))
        rotation.change(rotation.people["p0"], calendar=calendar)
    for _ in range(away):
        rotation.hold(1)
    name = "new" if joins else "p0"
    if joins:
        rotation.people["new"] = person("new", joiner_pass(rotation.v))
    since = rotation.number
    for _ in range(20):
        rotation.hold(1)
    turns = [picked == (name,) for picked in rotation.picks[since:]]
    for start in range(len(turns)):
        for end in range(start + 1, len(turns) + 1):
            fair = (end - start) / len(rotation.people)
            assert fair - 2 < sum(turns[start:end]) < fair + 2


def test_whoever_rests_is_back_in_the_first_round_after_five_working_days() -> None:
    """After a decline, an expiry or a no-show alike: all that remains of them is the rest."""
    rotation = Rotation([person(name) for name in "ab"])
    rotation.hold(1)
    ((first,),) = rotation.picks
    rotation.number -= 1
    rotation.decline(first)
    rest = rotation.people[first].rest_until
    assert rest == rotation.at.at + 7 * DAY
    rotation.number += 1
    held = [rotation.hold(1) for _ in range(7)]
    by = [[pick.member_id for pick in made.pairs] for made in held]
    assert by[:6] == [["b" if first == "a" else "a"]] * 6
    assert by[6] == [first]


def test_a_joiner_is_neither_flooded_nor_spared() -> None:
    rotation = Rotation([person(name) for name in "abc"])
    for _ in range(31):
        rotation.hold(1)
    rotation.people["new"] = person("new", joiner_pass(rotation.v))
    for _ in range(24):
        rotation.hold(1)
    since = rotation.picks[31:]
    assert since.count(("new",)) in {5, 6, 7}
    assert {len(set(since[n : n + 5])) for n in range(20)} <= {4}


def test_a_decline_neither_costs_nor_gains_nor_puts_one_first_again() -> None:
    rotation = Rotation([person(name) for name in "abcd"])
    rotation.hold(1)
    ((decliner,),) = rotation.picks
    before = rotation.people[decliner].virtual_pass
    rotation.number -= 1
    rotation.decline(decliner)
    rotation.number += 1
    for _ in range(6):
        made = rotation.hold(1)
        assert decliner not in {pick.member_id for pick in made.pairs}
    assert rotation.people[decliner].virtual_pass == before
    for _ in range(24):
        rotation.hold(1)
    assert rotation.picks[7:].count((decliner,)) in {6, 7}


def test_whoever_cannot_take_what_comes_is_not_owed_all_of_it_later() -> None:
    rotation = Rotation([person(name) for name in "abc"])
    for _ in range(30):
        rotation.hold(1, also_excluded=frozenset({"Ua"}))
    rotation.hold(1)
    assert rotation.picks[-1] == ("a",)
    behind = rotation.v - effective(rotation.people["a"])
    assert behind <= SCALE
    for _ in range(12):
        rotation.hold(1)
    assert rotation.picks[-12:].count(("a",)) in {4, 5}
