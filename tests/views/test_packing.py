from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.views.packing import LIST_BUDGET, Listing, pack

items = st.lists(st.integers(1, 900).map(lambda n: "x" * n), max_size=12).map(tuple)


def shown(block: dict[str, Any] | None) -> list[str]:
    return [] if block is None else block["text"]["text"].split("\n")[1:]


@given(st.lists(items, max_size=6), st.integers(0, 6000), st.integers(1, 6))
def test_items_are_whole_within_the_budget_and_the_rest_is_counted(
    lists: list[tuple[str, ...]], budget: int, most: int
) -> None:
    blocks = pack([Listing(heading="H", items=each, most=most) for each in lists], budget)
    spent = 0
    for each, block in zip(lists, blocks, strict=True):
        lines = shown(block)
        more = int(lines.pop()[1:].split()[0]) if lines and lines[-1].startswith("+") else 0
        assert tuple(lines) == each[: len(lines)]
        assert len(lines) + more == len(each)
        assert len(lines) <= most
        assert sum(map(len, lines)) <= LIST_BUDGET
        spent += sum(map(len, lines))
    assert spent <= budget


def test_a_long_list_leaves_room_for_the_others() -> None:
    lists = [Listing(heading="A", items=("x" * 50,) * 5), Listing(heading="B", items=("y" * 50,))]
    first, second = pack(lists, 110)
    assert shown(first) == ["x" * 50, "+4 more"]
    assert shown(second) == ["y" * 50]


def test_a_list_stops_at_the_first_item_that_does_not_fit() -> None:
    (block,) = pack([Listing(heading="A", items=("x" * 90, "y"))], 50)
    assert shown(block) == ["+2 more"]


def test_an_empty_list_is_nothing() -> None:
    assert pack([Listing(heading="A", items=())], 100) == (None,)
