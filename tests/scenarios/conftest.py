"""A world for each story; at the story's end everything the bot said must have been looked at."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.sources import adding, pulling
from tests.databases import sqlite_template
from tests.scenarios.engine import Engine
from tests.scenarios.program import DATABASE, Program
from tests.scenarios.world import Firsthand
from tests.stories.table import note

__all__ = ["sqlite_template"]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Where and when a story begins; some begin elsewhere."""
    return Program(tmp_path)


@pytest.fixture
def world(
    program: Program,
    sqlite_template: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Firsthand]:
    shutil.copy(sqlite_template, program.folder / DATABASE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(program.folder / "cache"))
    for command in (adding, pulling):  # a terminal beside the bot shares the story's time
        monkeypatch.setattr(command, "SystemClock", lambda: program.clock)
    engine = Engine()
    try:
        engine(program.start())
        made = Firsthand(program, engine)
        yield made
        made.nothing_more()
        note(request.node.nodeid, program.slack.journal.entries)
    finally:
        engine(program.stop())
        engine.close()
