"""A world for each story; at the story's end everything the bot said must have been looked at.

Stories are told on SQLite; those of `ON_BOTH` on PostgreSQL too, and with
STORIES_DATABASE=postgresql all of them.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.sources import adding, pulling
from tests.databases import (
    address,
    drop_database,
    new_database,
    postgres_server,
    postgres_template,
    sqlite_template,
)
from tests.scenarios.engine import Engine
from tests.scenarios.program import DATABASE, Program
from tests.scenarios.world import Firsthand
from tests.stories.table import note

__all__ = ["postgres_server", "postgres_template", "sqlite_template"]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Where and when a story begins; some begin elsewhere."""
    return Program(tmp_path)


@pytest.fixture
def kept_on(request: pytest.FixtureRequest, program: Program) -> Iterator[None]:
    """The database of a story, migrated and empty."""
    if getattr(request, "param", os.environ.get("STORIES_DATABASE")) != "postgresql":
        shutil.copy(request.getfixturevalue("sqlite_template"), program.folder / DATABASE)
        yield
        return
    server = request.getfixturevalue("postgres_server")
    name = new_database(server, request.getfixturevalue("postgres_template"))
    program.postgresql = address(server, name)
    yield
    drop_database(server, name)


@pytest.fixture
def world(
    program: Program,
    kept_on: None,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Firsthand]:
    _ = kept_on  # before the bot starts
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
