"""The audit log keeps ids, in order, and no words."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.store import audit
from bot.store.database import Database
from bot.store.transaction import Tx

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def write(database: Database, action: str, minutes: int, workspace: str = "T1") -> None:
    with database.write(workspace) as tx:
        at = AT + timedelta(minutes=minutes)
        audit.note(tx, user_id="U1", action=action, subject="rotation:3f", at=at)


def actions(database: Database, minutes: int = 0, limit: int = 9, workspace: str = "T1") -> str:
    with database.read(workspace) as tx:
        lines = audit.since(tx, AT + timedelta(minutes=minutes), limit=limit)
    return " ".join(line.action for line in lines)


def test_lines_come_oldest_first_of_this_workspace_only(database: Database) -> None:
    for minutes, action in enumerate(("set_up", "pause", "resume")):
        write(database, action, minutes)
    write(database, "elsewhere", 0, workspace="T2")
    assert actions(database) == "set_up pause resume"
    assert actions(database, minutes=1) == "pause resume"
    assert actions(database, limit=2) == "pause resume"
    assert actions(database, workspace="T2") == "elsewhere"


def test_what_was_rolled_back_is_not_in_the_log(database: Database) -> None:
    def changes_its_mind(tx: Tx) -> None:
        audit.note(tx, user_id="U1", action="pause", subject="rotation:3f", at=AT)
        raise LookupError

    with pytest.raises(LookupError):
        database.call(changes_its_mind, "T1")
    assert actions(database) == ""


@pytest.mark.parametrize(
    ("user_id", "action", "subject"),
    [
        ("ada@example.com", "pause", "rotation:3f"),
        ("U1", "Pause it", "rotation:3f"),
        ("U1", "pause", "The customer said no"),
        ("U1", "pause", "mail:ada@example.com"),
        ("U1", "pause", ""),
    ],
)
def test_words_and_addresses_are_refused(
    database: Database, user_id: str, action: str, subject: str
) -> None:
    with database.write("T1") as tx, pytest.raises(ValueError, match="plain word or id"):
        audit.note(tx, user_id=user_id, action=action, subject=subject, at=AT)
