"""``firsthand report``: totals of a period, without a name."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.person import Person
from bot.store.database import Database
from bot.store.tables import contact, pairing
from bot.usecases.choosing import Where
from bot.usecases.join_rotation import join_rotation
from tests.cli.terminal import Terminal

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
PERIOD = ("--since", "2026-11-23", "--until", "2026-12-14")


@pytest.fixture
def busy(db: Database) -> Database:
    """Four people in Payments; Ada has met two customers, Bo one."""
    for number, name in enumerate(("Ada", "Bo", "Cy", "Di"), start=1):
        person = Person(user_id=f"U{number}", name=name, zone="UTC")
        where = Where(channel_id="C1", text="payments")
        db.call(join_rotation, "T1", person=person, where=where, at=AT)
    with db.writing() as connection:
        members = connection.exec_driver_sql("SELECT id, user_id, rotation_id FROM member").all()
        ids = {row.user_id: row for row in members}
        for number, user in enumerate(("U1", "U1", "U2")):
            of = {"workspace_id": "T1", "id": f"{number:032}", "rotation_id": ids[user].rotation_id}
            connection.execute(
                contact.insert().values(
                    **of,
                    external_id=str(number),
                    kind="ticket",
                    subject="Secret trouble",
                    excerpt="",
                    host_name="",
                    url="",
                    tags=[],
                    state="done",
                    waiting_since=AT,
                )
            )
            connection.execute(
                pairing.insert().values(
                    **of,
                    contact_id=f"{number:032}",
                    member_id=ids[user].id,
                    user_id=user,
                    role="lead",
                    state="done",
                    reason="",
                    stride=1,
                    offered_at=AT,
                    deadline=AT,
                    ended_at=AT + timedelta(days=1 + 7 * number),
                )
            )
    return db


@pytest.mark.usefixtures("busy")
def test_totals_are_printed_for_each_rotation_without_a_name(terminal: Terminal) -> None:
    said = terminal("report", *PERIOD)
    assert "Payments, 2026-11-23 to 2026-12-13" in said
    assert "  contacts                3\n" in said
    assert "  developers reached      2 of 4 (50%)\n" in said
    assert "  time to answer, median  not told of fewer than 3 people\n" in said
    assert "  contacts a developer    0 to 2: 4 people\n" in said
    assert "Search, 2026-11-23" in said
    for name in ("Ada", "Bo", "U1", "Secret"):
        assert name not in said
    assert terminal("audit").count("operator: report_period rotation:") == 2


@pytest.mark.usefixtures("busy")
def test_json_has_every_week_and_a_picture_can_be_drawn(terminal: Terminal, tmp_path: Path) -> None:
    picture = tmp_path / "out.png"
    said = terminal("report", *PERIOD, "--rotation", "payments", "--json", "--plot", str(picture))
    found = json.loads(said)
    assert [one["contacts"] for one in found["weeks"]] == [1, 1, 1]
    assert [one["monday"] for one in found["weeks"]] == ["2026-11-23", "2026-11-30", "2026-12-07"]
    assert found["weeks"][2]["coverage"] == {"of": 4, "part": 2}
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_reported_is_one_sentence(db: Database, terminal: Terminal) -> None:
    assert db.workspaces() == ["T1"]
    backwards = terminal.fails("report", "--since", "2026-11-23", "--until", "2026-11-23")
    assert "must come after --since" in backwards
    assert "no rotation “Nope”" in terminal.fails("report", *PERIOD, "--rotation", "Nope")
    assert "name it with --rotation" in terminal.fails("report", *PERIOD, "--plot", "x.png")
    assert "such as 2026-11-23" in terminal.fails("report", "--since", "last week")
