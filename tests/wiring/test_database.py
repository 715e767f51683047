"""Opening the database: what cannot be used is one sentence and stays as it was."""

import sqlite3
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Settings, SettingsError, default_database
from bot.store.problems import DatabaseProblem
from bot.wiring.database import open_database


def named(path: Path) -> Settings:
    return Settings(database_url=SecretStr(f"sqlite:///{path}"))


def test_the_default_file_is_made_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("FIRSTHAND_DATABASE_URL", raising=False)
    db = open_database(Settings())
    db.close()
    assert default_database().is_file()
    assert tmp_path in default_database().parents


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("FIRSTHAND_DATABASE_URL", raising=False)
    with pytest.raises(SettingsError, match="FIRSTHAND_DATABASE_URL"):
        open_database(Settings())


def test_a_database_from_a_newer_version_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    open_database(named(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(DatabaseProblem, match="newer Firsthand"):
        open_database(named(path))


def test_a_database_that_is_another_programs_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("dear diary, " * 100)
    with pytest.raises(DatabaseProblem, match="not a SQLite database"):
        open_database(named(path))
    assert path.read_text().startswith("dear diary")
