"""``firsthand audit``: what owners and operators did, without a word of a customer."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.person import Person
from bot.core.rotation_form import RotationForm
from bot.store.database import Database
from bot.usecases.install_workspace import install_workspace
from bot.usecases.set_up_rotation import set_up_rotation
from tests.cli.terminal import Terminal

LATER = datetime(2026, 12, 24, 9, tzinfo=UTC)


@pytest.fixture
def pulled(db: Database, terminal: Terminal, tmp_path: Path) -> None:
    """An operator has added a source, looked at it and at a rotation's future."""
    assert db.workspaces() == ["T1"]
    path = tmp_path / "desk.csv"
    path.write_text("Ticket,Subject,State,Customer\n1,Secret trouble,open,Ann Onym\n")
    for _ in range(2):
        terminal("source", "add", "csv", str(path), "--rotation", "Payments")
    terminal("source", "pull", "desk")
    terminal("simulate", "--rotation", "Payments", "--weeks", "1")


@pytest.mark.usefixtures("pulled")
def test_acts_of_owners_and_operators_are_listed_in_order(terminal: Terminal) -> None:
    lines = [
        json.loads(line)
        for line in terminal("audit", "--since", "2026-11-01", "--json").splitlines()
    ]
    operators = [line for line in lines if line["user"] == "operator"]
    assert [line["action"] for line in operators] == [
        "add_source",
        "change_source",
        "pull_source",
        "simulate_rotation",
    ]
    assert len({line["subject"] for line in operators[:3]}) == 1
    owners = [line for line in lines if line["user"] == "U1"]
    assert [line["action"] for line in owners] == ["set_up_rotation"] * 2
    said = terminal("audit", "--since", "2026-11-01")
    assert "Ada (U1): set_up_rotation rotation:" in said
    assert "Ann" not in said
    assert "Secret" not in said


def test_two_workspaces_are_told_apart_and_sorted_together(
    db: Database, terminal: Terminal
) -> None:
    db.call(install_workspace, "T2", name="Other", bot_user_id="UB", at=LATER)
    owner = Person(user_id="U1", name="Bo", zone="UTC")
    form = RotationForm(name="Third")
    db.call(set_up_rotation, "T2", form=form, channel_id="C1", owner=owner, at=LATER)
    last = terminal("audit", "--since", "2026-11-01").splitlines()[-1]
    assert last.startswith("2026-12-24 09:00:00  T2  Bo (U1): set_up_rotation")
    assert len(terminal("audit", "--since", "2026-11-01", "--limit", "1").splitlines()) == 1


def test_nothing_and_nonsense_are_one_sentence(db: Database, terminal: Terminal) -> None:
    assert db.workspaces() == ["T1"]
    assert terminal("audit", "--since", "2099-01-01") == "Nothing since 2099-01-01.\n"
    assert terminal("audit", "--since", "2099-01-01", "--json") == ""
    assert "such as 2026-11-23" in terminal.fails("audit", "--since", "yesterday")
