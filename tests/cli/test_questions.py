"""``firsthand questions``: out, edited, and in again."""

from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.tables import question_set
from tests.cli.terminal import Terminal


def versions(db: Database) -> list[int]:
    with db.reading() as connection:
        return list(connection.scalars(sa.select(question_set.c.version)))


def test_questions_go_out_are_edited_and_come_in_as_a_new_version(
    terminal: Terminal, db: Database, tmp_path: Path
) -> None:
    path = tmp_path / "questions.toml"
    assert "Wrote the questions" in terminal(
        "questions", "export", "--rotation", "payments", str(path)
    )
    terminal("questions", "import", "--rotation", "payments", str(path))
    assert versions(db) == []  # as they were: nothing to save
    path.write_text(path.read_text().replace("Did we solve it?", "All well?"))
    assert "asks these about tickets and calls" in terminal(
        "questions", "import", "--rotation", "payments", str(path)
    )
    assert versions(db) == [1]
    assert "All well?" in terminal("questions", "export", "--rotation", "payments")
    assert "All well?" not in terminal("questions", "export", "--rotation", "search")


def test_a_mistake_is_named_with_its_line_and_changes_nothing(
    terminal: Terminal, db: Database, tmp_path: Path
) -> None:
    path = tmp_path / "questions.toml"
    path.write_text('[[ticket]]\nid = "outcome"\nkind = "button"\nwords = "Done?"\n')
    said = terminal.fails("questions", "import", "--rotation", "payments", str(path))
    assert "Line 3: “button” is no kind of question; did you mean “buttons”?" in said
    assert versions(db) == []


def test_files_and_rotations_that_are_not_there_are_said(
    terminal: Terminal, db: Database, tmp_path: Path
) -> None:
    assert db.workspaces()
    missing = str(tmp_path / "none.toml")
    assert "cannot be read" in terminal.fails(
        "questions", "import", "--rotation", "payments", missing
    )
    assert "There is no rotation “pay”" in terminal.fails(
        "questions", "export", "--rotation", "pay"
    )
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    assert "not text in UTF-8" in terminal.fails(
        "questions", "import", "--rotation", "payments", str(tmp_path / "bytes.toml")
    )
