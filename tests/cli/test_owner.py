"""Owners from the terminal: who they are, a further one, one fewer, never none."""

from datetime import UTC, datetime

import pytest

from bot.core.person import Person
from bot.store import audit, people
from bot.store.database import Database
from tests.cli.conftest import AT
from tests.cli.terminal import Terminal


@pytest.fixture(autouse=True)
def _bo_is_known(db: Database) -> None:
    bo = Person(user_id="U2", name="Bo", zone="Europe/Berlin")
    db.call(people.save_person, "T1", bo, at=AT)


def test_owners_are_listed_added_and_removed(db: Database, terminal: Terminal) -> None:
    assert terminal("owner", "list", "payments") == "U1  Ada (active)\n"
    assert terminal("owner", "add", "payments", "U2") == "Bo is an owner of Payments.\n"
    terminal("owner", "add", "Payments", "U2")  # twice changes nothing
    assert terminal("owner", "list", "Payments").splitlines() == [
        "U1  Ada (active)",
        "U2  Bo (active)",
    ]
    assert "U1 is no owner of Payments" in terminal("owner", "remove", "Payments", "U1")
    assert terminal("owner", "list", "Payments") == "U2  Bo (active)\n"
    assert terminal("owner", "list", "Search") == "U1  Ada (active)\n"
    lines = db.peek(audit.since, "T1", datetime(2026, 1, 1, tzinfo=UTC), limit=9)
    noted = {one.action for one in lines if one.user_id == audit.OPERATOR}
    assert noted == {"add_owner", "remove_owner"}


def test_the_last_owner_stays(terminal: Terminal) -> None:
    assert "add another one first" in terminal.fails("owner", "remove", "Payments", "U1")
    assert terminal("owner", "list", "Payments") == "U1  Ada (active)\n"


def test_somebody_nobody_knows_needs_slack_and_a_rotation_must_be_one(terminal: Terminal) -> None:
    assert "set SLACK_BOT_TOKEN" in terminal.fails("owner", "add", "Payments", "U9")
    assert "They do not own Payments" in terminal.fails("owner", "remove", "Payments", "U2")
    assert "There are: “Payments”, “Search”" in terminal.fails("owner", "list", "Nothing")
