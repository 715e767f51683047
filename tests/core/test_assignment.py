"""The one solve: exact for any size, and right where no brute force can look."""

import subprocess
import sys
from pathlib import Path

import networkx as nx  # type: ignore[import-untyped] # it ships no types
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.assignment import LARGEST_SUM, draw, scale_for, since_ranks
from bot.core.ledger import effective_pass
from bot.core.rotation import Candidate, Waiting
from bot.core.suiting import BEST_SCORE, soft_score
from tests.core.making import AT, DAY, HOUR, person, plan, ticket


@given(st.integers(1, 1000), st.integers(0, 5000), st.integers(1, 3))
def test_each_criterion_outweighs_all_later_ones_and_no_sum_leaves_exact_doubles(
    pairs: int, most_rank: int, levels: int
) -> None:
    scale = scale_for(pairs, most_rank, levels)
    draws = pairs * (scale.draws - 1)
    since = pairs * most_rank * scale.since + draws
    soft = pairs * BEST_SCORE * scale.soft + since
    assert scale.draws >= 1
    assert draws < scale.since
    assert since < scale.soft
    assert soft < scale.spare
    assert soft + (pairs * scale.spare if levels > 1 else 0) <= LARGEST_SUM < 2**53


def test_an_ordinary_round_leaves_the_draw_room_enough_to_hardly_ever_tie() -> None:
    assert scale_for(5, 50, 3).draws > 2**20
    assert scale_for(300, 1000, 1).draws > 1000


def test_never_is_longer_ago_than_any_contact() -> None:
    people = [
        person("a", last_contact_at=AT),
        person("b"),
        person("c", last_contact_at=AT - DAY),
        person("d", last_contact_at=AT),
    ]
    assert since_ranks(people) == {None: 0, AT - DAY: 1, AT: 2}


def test_the_draw_is_the_same_on_every_machine() -> None:
    assert draw("salt", "U1", "csv:1") == draw("salt", "U1", "csv:1")
    assert 0 <= draw("", "", "") < 2**64
    assert len({draw(salt, user, "t") for salt in "ab" for user in ("U1", "U2")}) == 4
    assert draw("a", "b", "c") != draw("ab", "", "c")


@st.composite
def rounds(draw_: st.DrawFn) -> tuple[list[Candidate], list[Waiting]]:
    """Up to twelve people on few levels, and up to eight tickets many of them cannot take."""
    users = [f"U{number}" for number in range(12)]
    people = [
        person(
            str(number),
            draw_(st.integers(0, 3)),
            tags=draw_(st.frozensets(st.sampled_from("xy"))),
            in_previous_round=draw_(st.booleans()),
            last_contact_at=AT - draw_(st.integers(1, 4)) * DAY,
        )
        for number in range(draw_(st.integers(1, 12)))
    ]
    waiting = [
        ticket(
            f"t{number}",
            (9 - number) * HOUR,
            tags=draw_(st.frozensets(st.sampled_from("xy"))),
            excluded_user_ids=draw_(st.frozensets(st.sampled_from(users), max_size=11)),
        )
        for number in range(draw_(st.integers(1, 8)))
    ]
    return people, waiting


def value(one: Candidate, contact: Waiting, people: list[Candidate], waiting: list[Waiting]) -> int:
    """One whole number of any length in which the criteria follow each other."""
    ranks = since_ranks(people)
    place = waiting.index(contact)
    total = 1 << (len(waiting) - place)
    total = total * 100**4 + (100**3, 100**2, 100, 1)[effective_pass(one.standing)]
    total = total * 10_000 + soft_score(one, contact)
    return total * 10_000 - ranks[one.last_contact_at]


@settings(max_examples=60, deadline=None)
@given(rounds())
def test_networkx_finds_nothing_better_with_whole_numbers_of_any_length(
    drawn: tuple[list[Candidate], list[Waiting]],
) -> None:
    people, waiting = drawn
    graph = nx.Graph()
    for one in people:
        for contact in waiting:
            if one.user_id not in contact.excluded_user_ids:
                weight = value(one, contact, people, waiting)
                graph.add_edge(one.member_id, contact.contact_id, weight=weight)
    optimum = nx.max_weight_matching(graph, maxcardinality=True)
    expected = sum(graph.edges[edge]["weight"] for edge in optimum)
    made = plan(people, waiting, seats=len(waiting))
    assert len(made.pairs) == len(optimum)
    found = sum(graph.edges[pick.member_id, pick.contact_id]["weight"] for pick in made.pairs)
    assert found == expected


PROGRAM = """
from tests.core.making import person, plan, ticket
people = [person(str(n), tags=frozenset("abcdef"[n % 6])) for n in range(30)]
waiting = [ticket(str(n), tags=frozenset("abcdef"[n % 5])) for n in range(12)]
print([(pick.member_id, pick.contact_id) for pick in plan(people, waiting, seats=9).pairs])
"""


def test_the_result_does_not_depend_on_the_hash_seed() -> None:
    def run(seed: str) -> str:
        root = Path(__file__).parents[2]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        return subprocess.run(  # noqa: S603 - our own interpreter on the program above
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    assert run("1") == run("2") != ""


def test_a_thousand_people_and_three_hundred_contacts_are_all_paired_with_the_least() -> None:
    people = [person(str(number), number % 7) for number in range(1000)]
    waiting = [
        ticket(
            f"t{number}",
            excluded_user_ids=frozenset(f"U{one}" for one in range(number % 3, 1000, 3)),
        )
        for number in range(300)
    ]
    made = plan(people, waiting, seats=300)
    assert len({pick.member_id for pick in made.pairs}) == 300
    levels = sorted(pick.effective_pass for pick in made.pairs)
    assert levels == sorted(number % 7 for number in range(1000))[:300]


def test_five_thousand_people_are_no_trouble() -> None:
    """Half of them cannot take the second ticket, so two levels are needed."""
    people = [person(str(number), number % 2) for number in range(5000)]
    odd_only = frozenset(f"U{number}" for number in range(0, 5000, 2))
    waiting = [ticket("x", 2 * HOUR), ticket("y", excluded_user_ids=odd_only)]
    made = plan(people, waiting, seats=2)
    assert [int(pick.member_id) % 2 for pick in made.pairs] == [0, 1]


def test_a_roster_of_one_takes_what_it_can() -> None:
    made = plan([person("a")], [ticket("t"), ticket("u")], seats=2)
    assert (len(made.pairs), len(made.unfilled)) == (1, 1)
