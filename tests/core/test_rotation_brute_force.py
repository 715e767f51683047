"""The picks, compared with a search through every assignment there is."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.assignment import draw
from bot.core.ledger import effective_pass
from bot.core.rotation import Candidate, Waiting
from bot.core.suiting import soft_score
from tests.core.making import AT, DAY, pairs, person, plan, ticket

TAGS = st.frozensets(st.sampled_from(["billing", "api"]))
CUSTOMERS = st.frozensets(st.sampled_from(["acme", "bolt"]))
HOSTS = st.sampled_from([None, "Uhost", "Uother"])

Assignment = tuple[tuple[Candidate, Waiting], ...]


@st.composite
def teams(draw_: st.DrawFn, least: int = 0, most: int = 5) -> list[Candidate]:
    """Up to five people, or six, many of them level."""
    return [
        person(
            f"p{number}",
            draw_(st.integers(0, 2)),
            in_hand=draw_(st.integers(0, 1)),
            rest_until=draw_(st.sampled_from([None, None, None, AT + DAY])),
            last_contact_at=draw_(st.sampled_from([None, AT - DAY, AT - 2 * DAY])),
            tags=draw_(TAGS),
            met_customers=draw_(CUSTOMERS),
            promised_customers=draw_(CUSTOMERS),
            recent_partners=frozenset(draw_(st.sets(st.just("Uhost")))),
            in_previous_round=draw_(st.booleans()),
        )
        for number in range(draw_(st.integers(least, most)))
    ]


@st.composite
def desks(draw_: st.DrawFn, least: int = 0, most: int = 5) -> list[Waiting]:
    """Up to five tickets, each excluding some of the people."""
    return [
        ticket(
            f"t{number}",
            timedelta(hours=draw_(st.integers(0, 2))),
            excluded_user_ids=draw_(
                st.frozensets(st.sampled_from([f"Up{n}" for n in range(most)]), max_size=4)
            ),
            tags=draw_(TAGS),
            customer_id=draw_(st.sampled_from([None, "acme", "bolt"])),
            host_user_id=draw_(HOSTS),
        )
        for number in range(draw_(st.integers(least, most)))
    ]


def assignments(people: Sequence[Candidate], contacts: Sequence[Waiting]) -> Iterator[Assignment]:
    """Every way to pair some of the contacts with different people."""
    if not contacts:
        yield ()
        return
    first, *others = contacts
    yield from assignments(people, others)
    for one in people:
        if one.user_id not in first.excluded_user_ids:
            rest = [other for other in people if other is not one]
            for tail in assignments(rest, others):
                yield ((one, first), *tail)


def best(
    people: Sequence[Candidate], waiting: Sequence[Waiting], seats: int, salt: str
) -> Assignment:
    """PRODUCT.md's order of what counts, word by word."""
    oldest_first = sorted(waiting, key=lambda one: (one.since, one.stable_id))
    ages = {one.contact_id: place for place, one in enumerate(oldest_first)}
    times = {one.last_contact_at for one in people} - {None}
    ranks = {None: 0} | {at: 1 + n for n, at in enumerate(sorted(at for at in times if at))}

    def order(made: Assignment) -> tuple[object, ...]:
        return (
            -len(made),
            sorted(ages[contact.contact_id] for _, contact in made),
            sorted((one.rest_until is not None, effective_pass(one.standing)) for one, _ in made),
            -sum(soft_score(one, contact) for one, contact in made),
            sum(ranks[one.last_contact_at] for one, _ in made),
            sum(draw(salt, one.user_id, contact.stable_id) for one, contact in made),
        )

    return min((one for one in assignments(people, waiting) if len(one) <= seats), key=order)


@settings(max_examples=200, deadline=None)
@given(teams(), desks(), st.integers(0, 5), st.sampled_from(["", "round 1", "round 2"]))
def test_the_picks_are_those_of_the_best_of_all_assignments(
    people: list[Candidate], waiting: list[Waiting], seats: int, salt: str
) -> None:
    made = plan(people, waiting, seats=seats, salt=salt)
    expected = best(people, waiting, seats, salt)
    assert pairs(made) == {contact.contact_id: one.member_id for one, contact in expected}


@settings(max_examples=15, deadline=None)
@given(teams(6, 6), desks(5, 6), st.integers(3, 6))
def test_so_they_are_for_six_people_and_six_contacts(
    people: list[Candidate], waiting: list[Waiting], seats: int
) -> None:
    """The picked people are the least by effective pass among the largest assignments."""
    made = plan(people, waiting, seats=seats)
    expected = best(people, waiting, seats, "")
    assert pairs(made) == {contact.contact_id: one.member_id for one, contact in expected}


@settings(max_examples=100, deadline=None)
@given(teams(), desks(), st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_changes_nothing(
    people: list[Candidate], waiting: list[Waiting], seats: int, random: Random
) -> None:
    made = plan(people, waiting, seats=seats)
    random.shuffle(people)
    random.shuffle(waiting)
    assert plan(people, waiting, seats=seats) == made


@settings(max_examples=100, deadline=None)
@given(teams(), desks(), st.integers(0, 5))
def test_the_reason_given_is_true_of_the_numbers(
    people: list[Candidate], waiting: list[Waiting], seats: int
) -> None:
    """Nobody free is ahead on the criterion that decided or on any before it."""
    made = plan(people, waiting, seats=seats)
    by_id = {one.member_id: one for one in people}
    desk = {one.contact_id: one for one in waiting}
    picked = {pick.member_id for pick in made.pairs}
    for pick in made.pairs:
        contact, one = desk[pick.contact_id], by_id[pick.member_id]
        rivals = [
            other
            for other in people
            if other.member_id not in picked
            and other.rest_until is None
            and other.user_id not in contact.excluded_user_ids
        ]
        passes = [effective_pass(other.standing) for other in rivals]
        level = [other for other in rivals if effective_pass(other.standing) == pick.effective_pass]
        assert pick.score == soft_score(one, contact)
        if pick.decided_by == "resting":
            assert one.rest_until is not None
            assert rivals == []
            continue
        assert (pick.decided_by == "only_one") == (rivals == [])
        assert all(their_pass >= pick.effective_pass for their_pass in passes)
        assert (pick.decided_by == "pass") == (rivals != [] and level == [])
        assert all(soft_score(other, contact) <= pick.score for other in level)
        tied = [other for other in level if soft_score(other, contact) == pick.score]
        if pick.decided_by == "no_contact":
            assert one.last_contact_at is None
            assert all(other.last_contact_at is not None for other in tied)
        if pick.decided_by == "last_contact":
            assert one.last_contact_at is not None
            assert all((other.last_contact_at or AT) > one.last_contact_at for other in tied)
        if pick.decided_by == "draw":
            assert any(other.last_contact_at == one.last_contact_at for other in tied)
