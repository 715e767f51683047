from itertools import combinations

import networkx as nx  # type: ignore[import-untyped] # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matching import Matching, bits

WISHES = st.lists(st.integers(0, 2**6 - 1), max_size=7)


def largest(wishes: list[int]) -> int:
    """The size of a largest matching, as networkx finds it."""
    graph = nx.Graph()
    left = [("person", number) for number in range(len(wishes))]
    graph.add_nodes_from(left)
    graph.add_edges_from(
        (one, ("contact", partner))
        for one, partners in zip(left, wishes, strict=True)
        for partner in range(6)
        if partners >> partner & 1
    )
    return len(nx.bipartite.maximum_matching(graph, top_nodes=left)) // 2


@given(WISHES)
def test_as_many_are_kept_as_a_largest_matching_has(wishes: list[int]) -> None:
    matching = Matching()
    kept = [matching.keep(one) for one in wishes]
    assert sum(kept) == len(matching) == largest(wishes)


@given(WISHES)
def test_those_kept_are_the_least_of_all_largest_sets(wishes: list[int]) -> None:
    matching = Matching()
    kept = tuple(number for number, one in enumerate(wishes) if matching.keep(one))
    size = largest(wishes)
    sets = combinations(range(len(wishes)), size)
    assert kept == next(one for one in sets if largest([wishes[n] for n in one]) == size)


def test_somebody_kept_may_change_partners_for_the_next() -> None:
    matching = Matching()
    assert matching.keep(0b11)
    assert matching.keep(0b01)
    assert not matching.keep(0b11)
    assert matching.keep(0b100)


def test_whoever_has_no_partner_is_not_kept() -> None:
    assert not Matching().keep(0)


@given(st.sets(st.integers(0, 100)))
def test_a_bit_set_gives_its_numbers_in_order(numbers: set[int]) -> None:
    assert list(bits(sum(1 << number for number in numbers))) == sorted(numbers)
