"""``firsthand source``: adding, correcting, listing and pulling."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.tables import contact, source
from tests.cli.terminal import Terminal

TICKETS = """Ticket,Subject,State,Customer
1,Cannot print,open,Ann
2,Slow,open,Bo
3,Old,solved,Cy
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART:20991201T100000Z
DTEND:20991201T103000Z
SUMMARY:Call with Shop
ORGANIZER:mailto:me@us.example
ATTENDEE:mailto:ann@shop.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def tickets(tmp_path: Path) -> str:
    path = tmp_path / "tickets.csv"
    path.write_text(TICKETS)
    return str(path)


def count(db: Database, table: sa.Table) -> int:
    with db.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_csv_file_shows_its_columns_and_what_came_of_it(
    terminal: Terminal, db: Database, tickets: str
) -> None:
    said = terminal("source", "add", "csv", tickets, "--rotation", "payments")
    assert "“Subject”" in said
    assert "Read 3 tickets" in said
    assert "“Payments” has 2 new" in said
    assert count(db, contact) == 2


def test_adding_it_again_corrects_it_and_doubles_nothing(
    terminal: Terminal, db: Database, tickets: str
) -> None:
    terminal("source", "add", "csv", tickets, "--rotation", "Payments")
    again = terminal(
        "source", "add", "csv", tickets, "--rotation", "Payments", "--map", "person=Customer"
    )
    assert "Corrected the source “tickets”" in again
    assert "0 new" in again
    assert count(db, source) == 1
    assert count(db, contact) == 2


def test_a_file_may_come_over_standard_input(terminal: Terminal, db: Database) -> None:
    said = terminal(
        "source", "add", "csv", "-", "--rotation", "Search", "--name", "desk", typed=TICKETS
    )
    assert "“Search” has 2 new" in said
    assert count(db, contact) == 2


def test_bad_rows_are_told_by_line_and_skipped(terminal: Terminal, db: Database) -> None:
    rows = "".join(f"{number},\n" for number in range(1, 16))
    said = terminal(
        "source", "add", "csv", "-", "--rotation", "Search", typed=f"id,subject\n{rows}99,Fine\n"
    )
    assert "line 2:" in said
    assert "more problems" in said
    assert count(db, contact) == 1


def test_a_calendars_file_is_a_source_of_calls(
    terminal: Terminal, db: Database, tmp_path: Path
) -> None:
    calendar = tmp_path / "calls.ics"
    calendar.write_text(CALENDAR)
    said = terminal(
        "source", "add", "ics", str(calendar), "--rotation", "Search", "--own-domain", "us.example"
    )
    assert "Added the source “calls”" in said
    assert count(db, source) == 1


def test_a_calendars_address_never_stands_in_the_command(terminal: Terminal, db: Database) -> None:
    said = terminal.fails(
        "source", "add", "ics", "https://cal.example/secret", "--rotation", "Search"
    )
    assert "is a secret" in said
    assert "cal.example" not in said
    assert count(db, source) == 0


def test_an_address_on_this_machine_is_refused(terminal: Terminal, db: Database) -> None:
    typed = "http://127.0.0.1:9/secret\n"
    said = terminal.fails("source", "add", "ics", "-", "--rotation", "Search", typed=typed)
    assert "secret" not in said
    assert count(db, source) == 0


def test_the_prompt_for_an_address_hides_what_is_typed(terminal: Terminal, db: Database) -> None:
    result = terminal.run(
        ["source", "add", "ics", "--rotation", "Search"], "http://127.0.0.1:9/secret\n"
    )
    assert result.exit_code == 1
    assert "Address or file of the calendar" in result.stdout
    assert "9/secret" not in result.output
    assert count(db, source) == 0


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "xls", "x", "--rotation", "Search"), "is no kind of source"),
        (("add", "csv", "--rotation", "Search"), "Name the CSV file"),
        (("add", "csv", "nowhere.csv", "--rotation", "Search"), "cannot be opened"),
        (("add", "csv", "-", "--rotation", "Search"), "empty"),
        (("add", "csv", "x", "--rotation", "Search", "--map", "subject"), "with = between"),
        (("add", "csv", "x", "--rotation", "Search", "--zone", "Mars"), "time zone"),
        (("add", "ics", "-", "--rotation", "Search"), "No address came in"),
        (("add", "ics", "x.ics", "--rotation", "Search", "--match", "("), "regular expression"),
        (("pull", "nothing"), "There are: none yet."),
    ],
)
def test_a_mistake_is_one_sentence(
    terminal: Terminal, arguments: tuple[str, ...], says: str
) -> None:
    assert says in terminal.fails("source", *arguments, typed="")


def test_an_unknown_rotation_changes_nothing_and_names_those_there_are(
    terminal: Terminal, db: Database, tickets: str
) -> None:
    said = terminal.fails("source", "add", "csv", tickets, "--rotation", "Paymets")
    assert "Did you mean “Payments”?" in said
    assert count(db, source) == 0
    assert count(db, contact) == 0


def test_a_name_that_is_too_long_changes_nothing(
    terminal: Terminal, db: Database, tickets: str
) -> None:
    said = terminal.fails(
        "source", "add", "csv", tickets, "--rotation", "Payments", "--name", "n" * 81
    )
    assert "name" in said
    assert "unexpected" not in said
    assert count(db, source) == 0


def test_without_a_workspace_it_says_to_start_the_bot_first(
    terminal: Terminal, tickets: str
) -> None:
    said = terminal.fails("source", "add", "csv", tickets, "--rotation", "Payments")
    assert "firsthand run" in said


def test_the_list_names_sources_and_no_secrets(
    terminal: Terminal, db: Database, tickets: str
) -> None:
    assert "no source yet" in terminal("source", "list")
    terminal("source", "add", "csv", tickets, "--rotation", "Payments")
    said = terminal("source", "list")
    assert "tickets: tickets from the CSV file" in said
    assert "for “Payments”" in said
    assert "looked at when you pull it" in said
    assert count(db, source) == 1


def test_pulling_again_finds_what_is_new(terminal: Terminal, db: Database, tickets: str) -> None:
    terminal("source", "add", "csv", tickets, "--rotation", "Payments", "--watch")
    with Path(tickets).open("a") as file:
        file.write("4,Another,open,Di\n")
    assert "1 new" in terminal("source", "pull", "tickets")
    assert count(db, contact) == 3


def test_a_name_that_two_rotations_use_needs_the_rotation(
    terminal: Terminal, db: Database, tickets: str
) -> None:
    for rotation in ("Payments", "Search"):
        terminal("source", "add", "csv", tickets, "--rotation", rotation)
    assert "--rotation" in terminal.fails("source", "pull", "tickets")
    assert "“Search”" in terminal("source", "pull", "tickets", "--rotation", "search")
    assert count(db, source) == 2


def test_a_lost_key_is_told_and_loses_nothing(
    terminal: Terminal, db: Database, tickets: str, tmp_path: Path
) -> None:
    terminal("source", "add", "csv", tickets, "--rotation", "Payments")
    (tmp_path / "bot.db.key").unlink()
    assert "cannot be opened with these keys" in terminal.fails("source", "pull", "tickets")
    assert "cannot be opened with these keys" in terminal("source", "list")
    assert count(db, source) == 1
