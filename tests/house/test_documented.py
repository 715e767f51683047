"""If it exists, it is documented: settings and commands stand in README.md."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli import app
from bot.config import Settings
from bot.slack.listeners.commands.firsthand import COMMANDS
from bot.slack.permissions import FEATURES

README = (Path(__file__).parents[2] / "README.md").read_text()


def commands(group: Any, path: str = "firsthand") -> dict[str, Any]:  # noqa: ANN401 -- typer keeps its click to itself
    """Every command by its full name."""
    found: dict[str, Any] = {}
    for name, each in group.commands.items():
        inner = hasattr(each, "commands")
        found |= commands(each, f"{path} {name}") if inner else {f"{path} {name}": each}
    return found


ALL = commands(typer.main.get_command(app))


@pytest.mark.parametrize("name", [str(f.validation_alias) for f in Settings.model_fields.values()])
def test_every_setting_stands_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_says_what_it_is(field: str) -> None:
    assert (Settings.model_fields[field].description or "").endswith(".")


@pytest.mark.parametrize("path", ALL)
def test_every_command_stands_in_the_readme(path: str) -> None:
    assert path in README


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_says_what_it_does(path: str) -> None:
    assert ALL[path].help
    options = [each for each in ALL[path].params if each.param_type_name == "option"]
    assert [each.opts for each in options if not each.help] == []


def test_the_commands_are_found() -> None:
    assert {"firsthand run", "firsthand sandbox", "firsthand source add"} <= set(ALL)


@pytest.mark.parametrize("word", COMMANDS)
def test_every_word_of_the_slash_command_stands_in_the_readme(word: str) -> None:
    assert re.search(rf"/firsthand\b.*\b{word}\b", README)


@pytest.mark.parametrize("name", [one.name for one in FEATURES])
def test_every_feature_that_can_be_switched_on_stands_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README
