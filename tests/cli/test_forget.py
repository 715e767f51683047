"""``firsthand forget``: shows what will go, asks, and does it once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import customers
from bot.store.database import Database
from bot.store.tables import customer, person
from bot.usecases.install_workspace import install_workspace
from tests.cli.terminal import Terminal

TICKETS = """Ticket,Subject,State,Customer ID,Email
1,Slow,open,c-1,
2,Loud,open,,ann@shop.example
"""


@pytest.fixture
def known(db: Database, terminal: Terminal, tmp_path: Path) -> Database:
    """A database with two customers."""
    path = tmp_path / "desk.csv"
    path.write_text(TICKETS)
    terminal("source", "add", "csv", str(path), "--rotation", "Payments")
    return db


def aliases(db: Database) -> list[str]:
    with db.reading() as connection:
        return sorted(connection.scalars(customer.select().with_only_columns(customer.c.alias)))


def test_what_will_go_is_shown_and_a_no_changes_nothing(
    known: Database, terminal: Terminal
) -> None:
    before = aliases(known)
    result = terminal.run(["forget", "customer", "Customer 1"], "n\n")
    assert result.exit_code == 1
    assert "Customer 1 with 1 contacts (0 open ones are cancelled)" in result.output
    assert aliases(known) == before


def test_a_yes_forgets_and_doing_it_again_finds_nobody(known: Database, terminal: Terminal) -> None:
    assert "Forgotten: Customer 1" in terminal("forget", "customer", "Customer 1", typed="y\n")
    assert aliases(known) == ["Customer 2", "Former customer 3"]
    again = terminal("forget", "customer", "Customer 1", "--yes")
    assert again == "Nothing is stored about a customer “Customer 1”; nothing was changed.\n"
    assert "forget_customer customer:" in terminal("audit")


def test_an_address_may_come_over_standard_input(known: Database, terminal: Terminal) -> None:
    said = terminal("forget", "customer", "-", "--yes", typed="Ann@Shop.example\n")
    assert said.startswith("Forgotten: Customer 2")
    assert len(aliases(known)) == 2
    assert "nobody was named" in terminal.fails("forget", "customer", "-", typed="\n")


def test_a_colleague_is_forgotten_by_id(known: Database, terminal: Terminal) -> None:
    assert "Forgotten: Ada, on 0 rosters" in terminal("forget", "member", "U1", "--yes")
    with known.reading() as connection:
        (row,) = connection.execute(person.select()).all()
    assert row.user_id.startswith("gone-")
    assert "Nothing is stored" in terminal("forget", "member", "U1", "--yes")
    assert "Nothing is stored" in terminal("forget", "member", "ada@acme.example", "--yes")


def test_an_address_that_two_are_known_by_asks_which_one(
    known: Database, terminal: Terminal, tmp_path: Path
) -> None:
    more = tmp_path / "more.csv"
    more.write_text("Ticket,Subject,State,Customer ID,Email\n3,Late,open,c-3,ann@shop.example\n")
    terminal("source", "add", "csv", str(more), "--name", "more", "--rotation", "Payments")
    before = aliases(known)
    said = terminal.fails("forget", "customer", "ann@shop.example", "--yes")
    assert "could be several customers: say “Customer 2” or “Customer 3”." in said
    assert aliases(known) == before
    assert "Forgotten: Customer 3" in terminal("forget", "customer", "Customer 3", "--yes")
    left = terminal("forget", "customer", "ann@shop.example", "--yes")
    assert left.startswith("Forgotten: Customer 2")


def test_whom_two_workspaces_know_is_not_guessed(known: Database, terminal: Terminal) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    known.call(install_workspace, "T2", name="Globex", bot_user_id="UBOT", at=at)
    beside = {"id": "k", "reference": "r", "person": "Bo", "company": "", "created_at": at}
    known.call(customers.add_all, "T2", [beside | {"alias": "Customer 1"}])
    said = terminal.fails("forget", "customer", "Customer 1", "--yes")
    assert "Several workspaces of this database know them" in said
    assert "Forgotten: Customer 2" in terminal("forget", "customer", "Customer 2", "--yes")
    with known.reading() as connection:
        (other,) = connection.execute(customer.select().where(customer.c.person == "Bo")).all()
    assert (other.workspace_id, other.alias) == ("T2", "Customer 1")
