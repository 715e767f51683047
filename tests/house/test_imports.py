"""Who may import whom is checked where the tests are run, too."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]


@pytest.fixture
def _loggers_put_back() -> Iterator[None]:
    """The linter sets up logging, and thereby silences every logger there is."""
    loggers = [one for one in logging.root.manager.loggerDict.values() if hasattr(one, "disabled")]
    before = [(one, one.disabled) for one in loggers]
    yield
    for one, disabled in before:
        one.disabled = disabled


@pytest.mark.usefixtures("_loggers_put_back")
def test_every_contract_is_kept() -> None:
    status = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS


def test_every_room_is_in_the_contracts() -> None:
    contracts = (ROOT / ".importlinter").read_text()
    rooms = {
        path.stem
        for path in (ROOT / "bot").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    layered = contracts.split("layers =")[1].split("[importlinter")[0]
    assert rooms - {"__init__"} == set(layered.replace("|", " ").split())
