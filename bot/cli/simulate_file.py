"""Scenario files: TOML or JSON, by their ending."""

import json
import tomllib
from pathlib import Path
from typing import Any

from bot.cli.failing import CommandError
from bot.core.scenario import Scenario
from bot.core.scenario_reading import ScenarioError, read_scenario


def load(file: Path) -> Scenario:
    """Read a scenario.

    Raises:
        CommandError: the file or what it says is no scenario; one sentence.
    """
    try:
        return read_scenario(_data(file, file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        sentence = f"there is no file {file}; give the path of a scenario."
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        sentence = f"{file} cannot be read: {reason}."
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        sentence = f"{file}: {error}."
    except ScenarioError as error:
        sentence = f"{file}: {error}"
    raise CommandError(sentence)


def check_plot(plot: Path | None) -> None:
    """Refuse a place for the plot before anything is simulated.

    Raises:
        CommandError: not a .png in a folder that is there.
    """
    if plot is None:
        return
    if plot.suffix.lower() != ".png":
        sentence = f"--plot: {plot} does not end in .png; give it such a name."
        raise CommandError(sentence)
    if not plot.parent.is_dir():
        sentence = f"--plot: there is no folder {plot.parent}; make it first."
        raise CommandError(sentence)


def _data(file: Path, text: str) -> dict[str, Any]:
    if file.suffix.lower() == ".json":
        data = json.loads(text)
    elif file.suffix.lower() == ".toml":
        data = tomllib.loads(text)
    else:
        sentence = f"{file}: a scenario's name ends in .toml or .json."
        raise CommandError(sentence)
    if not isinstance(data, dict):
        sentence = f'{file}: a scenario is an object with keys such as "cadence" and "members".'
        raise CommandError(sentence)
    return data
