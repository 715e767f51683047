"""A world for each story; at the story's end everything the bot said must have been looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.sources import adding, pulling
from tests.scenarios.engine import Engine
from tests.scenarios.program import Program
from tests.scenarios.world import Firsthand


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Firsthand]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    program = Program(tmp_path)
    for command in (adding, pulling):  # a terminal beside the bot shares the story's time
        monkeypatch.setattr(command, "SystemClock", lambda: program.clock)
    engine = Engine()
    try:
        engine(program.start())
        made = Firsthand(program, engine)
        yield made
        made.nothing_more()
    finally:
        engine(program.stop())
        engine.close()
