"""Modals that were opened before something changed, and a database that takes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.problems import DatabaseProblem
from bot.store.tables import followup, inbox
from bot.usecases.record_answer import tap
from tests.scenarios.elsewhere import elsewhere, look
from tests.scenarios.people import Person
from tests.scenarios.starting import ON_SQLITE, rotation, ticket
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand

QUOTE = "I only open it to sort it"
PRIVATE = "Write to marisa@harbour.example"
LONG = "wörter " * 80
AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def bob(world: Firsthand) -> Person:
    payments = rotation(world, "bob")
    world.import_tickets([ticket()], payments)
    world.travel_to("2026-11-23 10:05")
    return world.user("bob")


@pytest.fixture
def question(bob: Person) -> Message:
    offer = bob.expects("Would you help")
    offer.click("I'm in")
    offer.click("Done")
    asked = bob.expects("Did we solve it?")
    asked.click("Yes")
    return asked


def fill_up(db: Database) -> None:
    for number in range(10_000):
        row = {"workspace_id": "filler", "source": "x", "external_id": f"{number}{'x' * 200}"}
        with db.writing() as connection:
            connection.execute(inbox.insert().values(received_at=AT, **row))


@contextmanager
def full_disk(world: Firsthand) -> Iterator[None]:
    """SQLite may not grow, and has not one page left."""
    assert world.program.bot is not None
    db = world.program.bot.db
    most = [0]

    def no_more_room(connection: sa.Connection) -> None:
        most[0] = most[0] or int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)
        connection.exec_driver_sql(f"PRAGMA max_page_count={most[0]}")

    sa.event.listen(db.engine, "begin", no_more_room)
    with pytest.raises(DatabaseProblem, match="disk is full"):
        fill_up(db)
    yield
    most[0] = 1_000_000


def answers(world: Firsthand, outcome: str) -> None:
    """The same person answers the same question on another device."""
    row = look(world, lambda tx: tx.first(sa.select(followup)))
    elsewhere(world, tap, followup_id=row.id, user_id=row.user_id, outcome=outcome)


def test_a_form_opened_before_the_answer_changed_says_what_it_would_undo(
    world: Firsthand, question: Message
) -> None:
    form = question.opens("Add what you learned")
    answers(world, "not_yet")
    form.fill(quote=QUOTE)
    problems = form.is_refused()
    assert "now “Not yet, I own the next step”" in problems["outcome"]
    question.reads("Not yet, I own the next step")
    question.lacks(QUOTE)
    form.submit()  # they mean it
    assert question.opens("Edit").holds("quote") == QUOTE


def test_a_form_that_undoes_nothing_is_saved_at_once(world: Firsthand, question: Message) -> None:
    form = question.opens("Add what you learned")
    answers(world, "not_yet")
    answers(world, "solved")
    form.fill(quote=QUOTE).submit()
    assert question.opens("Edit").holds("quote") == QUOTE


@ON_SQLITE
def test_what_was_typed_stays_in_the_form_while_the_database_takes_nothing(
    world: Firsthand, question: Message
) -> None:
    form = question.opens("Add what you learned")
    typed = f"{QUOTE}. {PRIVATE}. {LONG}"
    form.fill(quote=typed, learning=LONG, promise_text=LONG, thanks=LONG[:290])
    with full_disk(world):
        problems = form.is_refused()
    assert "so nothing was changed. Try again in a minute." in str(problems)
    form.submit()
    held = str(question.opens("Edit").holds("quote"))
    assert held.startswith(QUOTE)
    assert "marisa@" not in held


def test_two_who_set_up_one_name_at_once_are_told(world: Firsthand) -> None:
    for name in ("ada", "bob"):
        world.user(name).types("/firsthand setup")
    ada, bob = world.user("ada").form(), world.user("bob").form()
    ada.fill(name="Payments").submit()
    world.user("ada").sees("is set up")
    world.channel(world.channel_name).expects("developers meet customers")
    assert "There is a rotation called “Payments” already" in str(
        bob.fill(name="payments").is_refused()
    )
    bob.fill(name="Refunds").submit()
    world.user("bob").sees("Refunds", "is set up")
    world.channel(world.channel_name).expects("developers meet customers")


def test_a_set_up_form_saved_after_its_channel_was_archived_stays_open(world: Firsthand) -> None:
    form = world.user("ada").types("/firsthand setup").form()
    world.act("admin/archive", channel=world.channel_name)
    assert "This channel is archived" in str(form.is_refused())
    world.act("admin/unarchive", channel=world.channel_name)
    form.submit()
    world.user("ada").sees("is set up")
    world.channel(world.channel_name).expects("developers meet customers")
