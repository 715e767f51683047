"""A database with a rotation in it, and a terminal."""

import logging
import shutil
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.config import Settings
from bot.core.person import Person
from bot.core.rotation_form import RotationForm
from bot.store.database import Database
from bot.usecases.install_workspace import install_workspace
from bot.usecases.set_up_rotation import set_up_rotation
from bot.wiring.database import open_database
from tests.cli.terminal import Terminal
from tests.databases import sqlite_template

__all__ = ["sqlite_template"]

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
    monkeypatch.setenv("FIRSTHAND_DATABASE_URL", f"sqlite:///{tmp_path / 'bot.db'}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(autouse=True)
def _logging_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def terminal() -> Terminal:
    runner = CliRunner()

    def run(arguments: list[str], typed: bytes | str | None) -> Result:
        return runner.invoke(app, arguments, input=typed)

    return Terminal(run)


@pytest.fixture
def db(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """Workspace T1 with the rotations Payments and Search."""
    shutil.copy(sqlite_template, tmp_path / "bot.db")
    settings = Settings(database_url=SecretStr(f"sqlite:///{tmp_path / 'bot.db'}"))
    database = open_database(settings)
    database.call(install_workspace, "T1", name="Acme", bot_user_id="UB", at=AT)
    ada = Person(user_id="U1", name="Ada", zone="Europe/Berlin")
    for name in ("Payments", "Search"):
        form = RotationForm(name=name)
        database.call(set_up_rotation, "T1", form=form, channel_id="C1", owner=ada, at=AT)
    yield database
    database.close()


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody else listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])
