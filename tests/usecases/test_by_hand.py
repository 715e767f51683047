"""Contacts made by hand: logged after they happened, or brought from a message."""

from datetime import date

import pytest

from bot.core.bring_form import BringForm, BringStart, Origin
from bot.core.log_form import LogForm, LogStart
from bot.core.person import PersonState
from bot.core.replies import Done, Refusal
from bot.core.rotation_form import FormProblems
from bot.store.tables import contact, customer
from bot.usecases.bring_contact import bring_contact, start_bringing
from bot.usecases.choosing import Where
from bot.usecases.log_contact import log_contact, start_log
from bot.usecases.pause_rotation import pause_rotation
from tests.usecases.test_races import at_once
from tests.usecases.world import CHANNEL, World, on

MESSAGE = Origin(channel_id="C9", ts="1795000000.000100", url="https://acme.example/p1")


def log(world: World, user: str, *, log_id: str = "log1", **fields: object) -> FormProblems | None:
    known: dict[str, object] = {"who": "Mina of Northwind", "on": date(2026, 11, 23)}
    form = LogForm.model_validate(known | fields)
    return world.do(
        log_contact,
        log_id=log_id,
        rotation_id=world.rotation_id,
        user_id=user,
        form=form,
        at=world.at,
    )


def bring(
    world: World, user: str = "sam", state: PersonState = "active", **fields: object
) -> Done | FormProblems:
    form = BringForm.model_validate({"subject": "Export fails"} | fields)
    return world.do(
        bring_contact,
        form=form,
        rotation_id=world.rotation_id,
        origin=MESSAGE,
        by=world.person(user, state=state),
        at=world.at,
    )


def test_a_logged_contact_counts_and_is_asked_about_at_once(world: World) -> None:
    world.join("ada")
    world.until(on(23, 22))  # long after work: they are there, for they logged it just now
    assert log(world, "ada", kind="call", minutes=30, about="Exports") is None
    assert world.ledger("ada") == [("joined", 0), ("logged", 1000)]
    question = world.question("ada")
    assert (question.person, question.subject) == ("Mina of Northwind", "Exports")
    assert question.happened_at == on(23, 22)
    (row,) = world.table(contact)
    assert (row.state, row.starts_at, row.ends_at) == ("done", on(23, 21, 30), on(23, 22))
    world.until(on(25))
    assert len(world.questions("ada")) == 1


def test_what_did_not_happen_after_all_is_taken_back(world: World) -> None:
    world.join("ada")
    log(world, "ada", kind="ticket")
    world.tap("ada", "not_happened")
    assert world.ledger("ada")[-1] == ("reversal", -1000)
    world.until(on(24))
    assert world.offers("ada") == []


def test_logging_much_puts_one_turn_ahead_at_most(world: World) -> None:
    world.join("ada", "bob")
    for number in range(3):
        log(world, "ada", log_id=f"log{number}")
    assert [one for one in world.ledger("ada") if one[0] == "logged"] == [
        ("logged", 1000),
        ("logged", 0),
        ("logged", 0),
    ]
    world.tickets("a")
    world.until(on(23, 10))
    assert world.holder("a") == "bob"


def test_saving_twice_at_once_logs_once(world: World) -> None:
    world.join("ada")
    assert at_once(*[lambda: log(world, "ada")] * 3) == [None] * 3
    assert len(world.table(contact)) == 1
    assert world.ledger("ada") == [("joined", 0), ("logged", 1000)]
    assert len(world.questions("ada")) == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2024, 11, 23), "more than 28 days ago"), (date(2026, 11, 24), "still to come")],
)
def test_a_day_long_past_or_to_come_changes_nothing(world: World, day: date, sentence: str) -> None:
    world.join("ada")
    problems = log(world, "ada", on=day)
    assert problems is not None
    assert sentence in problems.problems["on"]
    assert world.table(contact) == []
    assert world.ledger("ada") == [("joined", 0)]


def test_whoever_left_or_was_never_in_is_told_how_to_join(world: World) -> None:
    world.join("ada")
    world.says("ada", "leave")
    left = log(world, "ada")
    assert left is not None
    assert "/firsthand join" in left.problems["who"]
    assert log(world, "stranger") is not None
    reply = world.see(start_log, user_id="stranger", at=world.at)
    assert isinstance(reply, Refusal)
    assert "/firsthand join" in reply.sentence


def test_the_rotation_of_the_channel_is_meant_first(world: World) -> None:
    world.join("ada")
    world.set_up(name="Others", channel="C2")
    world.join("ada", where=Where(channel_id="C2"))
    start = world.see(start_log, user_id="ada", channel_id="C2", at=world.at)
    assert isinstance(start, LogStart)
    assert [name for _, name in start.rotations] == ["Others", "Customer contact"]
    assert start.today == date(2026, 11, 23)


def test_two_of_one_name_may_be_two_people(world: World) -> None:
    world.join("ada")
    log(world, "ada", log_id="log1")
    log(world, "ada", log_id="log2")
    assert sorted(row.alias for row in world.table(customer)) == ["Customer 1", "Customer 2"]


def test_a_message_is_offered_now_with_its_host_and_link(world: World) -> None:
    world.join("ada")
    world.until(on(23, 9))
    reply = bring(world, excerpt="It says: mina@northwind.example")
    assert isinstance(reply, Done)
    world.until(world.at)
    offer = world.offer("ada")
    assert (offer.card.subject, offer.card.host) == ("Export fails", "Sam")
    assert offer.card.url == MESSAGE.url
    assert offer.card.excerpt == "It says: [email]"


def test_a_message_can_wait_for_the_next_round(world: World) -> None:
    world.join("ada")
    bring(world, when="next")
    world.until(on(23, 9, 59))
    assert world.offers("ada") == []
    world.until(on(23, 10))
    assert world.offer("ada").card.subject == "Export fails"


def test_whoever_brings_it_is_not_asked_to_take_it(world: World) -> None:
    world.join("ada")
    bring(world, "ada")
    world.until(on(23, 11))
    assert world.offers("ada") == []
    assert world.notices() == ["nobody_available"]


def test_a_message_is_brought_once(world: World) -> None:
    replies = at_once(*[lambda: bring(world)] * 3)
    assert sum(isinstance(one, Done) for one in replies) == 1
    assert len(world.table(contact)) == 1
    again = world.see(start_bringing, by=world.person("bob"), origin=MESSAGE, text="Export fails")
    assert isinstance(again, Refusal)


def test_guests_bring_nothing_and_learn_of_no_rotation(world: World) -> None:
    guest = world.person("noor", state="guest")
    reply = world.see(start_bringing, by=guest, origin=MESSAGE, text="hello")
    assert isinstance(reply, Refusal)
    assert "Customer contact" not in reply.sentence
    assert isinstance(bring(world, state="guest"), FormProblems)
    assert world.table(contact) == []


def test_only_rotations_that_take_tickets_are_offered(world: World) -> None:
    world.set_up(name="Calls", channel="C9", kinds=("call",))
    start = world.see(start_bringing, by=world.person("sam"), origin=MESSAGE, text="hello")
    assert isinstance(start, BringStart)
    assert [name for _, name in start.rotations] == ["Customer contact"]


def test_a_paused_rotation_asks_nobody_now(world: World) -> None:
    where = Where(channel_id=CHANNEL)
    world.do(pause_rotation, user_id="boss", where=where, at=world.at)
    reply = bring(world)
    assert isinstance(reply, FormProblems)
    assert "choose the next round" in reply.problems["when"]
    assert isinstance(bring(world, when="next"), Done)
