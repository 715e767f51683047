"""``firsthand forget``: shows what will go, asks, and does it once."""

from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.tables import customer, person
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
