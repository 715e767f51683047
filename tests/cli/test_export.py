"""``firsthand export``."""

import stat
from pathlib import Path

import pytest

from bot.store.database import Database
from tests.cli.terminal import Terminal


@pytest.mark.usefixtures("db")
def test_a_file_is_written_whole_and_for_its_owner_only(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    said = terminal("export", str(path), "--rotation", "payments", "--since", "2026-10")
    assert "0 learnings written." in said
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,rotation,week,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "due_on" in terminal("export", "--promises")


def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(
    db: Database, terminal: Terminal, tmp_path: Path
) -> None:
    assert db.workspaces() == ["T1"]
    for arguments, told in (
        (("--format", "xlsx"), "--format is csv or json"),
        (("--since", "soon"), "--since wants a day or a month"),
        ((str(tmp_path / "no" / "x.csv"),), "Name a file in a folder that exists."),
        ((str(tmp_path / "x.csv"), "--rotation", "Maps"), "There is no rotation “Maps”"),
    ):
        assert told in terminal.fails("export", *arguments)
    assert list(tmp_path.glob("*.csv*")) == []
