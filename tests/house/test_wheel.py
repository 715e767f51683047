"""Everything the installed program reads is packed into the wheel."""

import tomllib
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from bot.store import schema

ROOT = Path(__file__).parents[2]
WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"][
    "wheel"
]
HIDDEN = GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text().splitlines())
"""What hatch leaves out: whatever git ignores."""


def files_in(folder: str) -> list[str]:
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    named = (path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts)
    return sorted(named)


def test_only_what_runs_is_packed_and_the_migrations_with_it() -> None:
    assert WHEEL["packages"] == ["bot"]
    assert WHEEL["force-include"] == {"migrations": "bot/_migrations"}
    assert set(WHEEL) == {"packages", "force-include"}, "exclusions need a look at this test"


@pytest.mark.parametrize("folder", ["bot", "migrations"])
def test_nothing_that_is_packed_is_hidden_from_the_packer(folder: str) -> None:
    files = files_in(folder)
    assert [name for name in files if HIDDEN.match_file(name)] == []


def test_templates_static_files_demo_data_and_the_migrations_are_among_it() -> None:
    packed = files_in("bot") + files_in("migrations")
    for needed in (
        "bot/demo/tickets.csv",
        "bot/demo/calls.ics",
        "bot/sandbox/page/templates/page.html",
        "bot/sandbox/page/static/main.js",
        "migrations/env.py",
        "migrations/script.py.mako",
    ):
        assert needed in packed


def test_the_program_looks_for_its_migrations_where_the_wheel_puts_them() -> None:
    [(_, packed)] = WHEEL["force-include"].items()
    assert f'"{Path(packed).name}"' in Path(schema.__file__).read_text()
