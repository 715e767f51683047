"""Whatever JSON comes in, problems come out and nothing is raised."""

import copy
import json
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.blockkit import Problem, check_blocks, check_view
from tests.sandbox.blockkit.full_samples import full_blocks
from tests.sandbox.blockkit.samples import modal, section
from tests.sandbox.blockkit.strategies import any_json

WHOLE = modal(*full_blocks())


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    below = [place for key, item in inner for place in _places(item, (*path, key))]
    return [*([path] if path else []), *below]


def _step(value: object, key: str) -> object:
    if isinstance(value, list):
        return value[int(key)]
    assert isinstance(value, dict)
    return value[key]


def _assert_points_into(payload: object, problems: list[Problem]) -> None:
    for problem in problems:
        reduce(_step, problem.pointer.split("/")[1:], payload)


@settings(deadline=None)  # the machine may be busy
@given(any_json)
def test_blocks_of_any_json_are_judged_without_raising(value: object) -> None:
    _assert_points_into({"blocks": value}, check_blocks(value))


@settings(deadline=None)  # the machine may be busy
@given(any_json)
def test_a_view_of_any_json_is_judged_without_raising(value: object) -> None:
    problems = check_view(value)
    _assert_points_into({"view": value}, problems)
    assert problems != []


def test_a_view_of_everything_is_taken() -> None:
    assert check_view(WHOLE) == []


@settings(deadline=None)  # the machine may be busy
@given(st.sampled_from(_places(WHOLE)), any_json)
def test_a_view_of_everything_with_any_json_somewhere_in_it_is_judged_without_raising(
    place: tuple[str | int, ...], value: object
) -> None:
    view = copy.deepcopy(WHOLE)
    *path, last = place
    holder: object = view
    for key in path:
        holder = _step(holder, str(key))
    if isinstance(holder, list):
        holder[int(last)] = value
    else:
        assert isinstance(holder, dict)
        holder[last] = value
    before = repr(view)
    _assert_points_into({"view": view}, check_view(view))
    _assert_points_into(view, check_blocks(view["blocks"]))
    assert repr(view) == before


@pytest.mark.parametrize("wrap", ["list", "object"])
def test_json_nested_deeper_than_python_recurses_is_judged_without_raising(wrap: str) -> None:
    deep: object = "x"
    for _ in range(100_000):
        deep = [deep] if wrap == "list" else {"text": deep}
    assert check_blocks(deep) != []
    assert check_view({"type": "modal", "title": deep, "blocks": deep}) != []
    assert check_blocks([section(text=deep)]) != []


def test_half_a_surrogate_pair_is_json_and_does_not_raise() -> None:
    text = json.loads('{"type": "plain_text", "text": "\\ud800"}')
    assert check_blocks([section(text=text)]) == []
    assert check_view(modal(section(text=text))) == []
