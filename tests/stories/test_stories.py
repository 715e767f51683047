"""The table of stories is whole: every way in stands in it, with tests that exist."""

import ast
from pathlib import Path

from tests.stories.doors import listened
from tests.stories.table import stories

ROOT = Path(__file__).parents[2]


def test_every_way_in_has_a_story_and_every_story_a_way_in() -> None:
    assert set(stories()) == set(listened()), "run `make stories`"
    assert all(stories().values())


def test_every_story_of_the_table_exists() -> None:
    named = {test for tests in stories().values() for test in tests}
    for test in named:
        path, _, name = test.partition("[")[0].partition("::")
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        functions = {one.name for one in ast.walk(tree) if isinstance(one, _FUNCTIONS)}
        assert name in functions, f"{test} is gone; run `make stories`"


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
