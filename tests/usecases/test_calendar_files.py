"""Calendar files, as the outbox has them."""

from datetime import date

import pytest
import sqlalchemy as sa

from bot.core.messages import CalendarFile, Message, PromiseEntry, Removed
from bot.core.replies import Done, Refusal, Reply
from bot.store.tables import outbox, pairing, promise
from bot.usecases.ask_for_calendar_file import call_file, promise_file
from bot.usecases.calendar_files import file_key
from bot.usecases.forget_customer import find_customers, forget_customer
from tests.usecases.world import World, call, on, ticket

CALL = on(26, 15)


@pytest.fixture
def taken(world: World) -> str:
    """Ada has a call on Thursday; its pairing."""
    world.join("ada")
    world.bring(call("c", CALL, customer_ref="c-9", customer_person="Ann Onym"))
    world.until(on(23, 11))
    world.press("ada", "accept")
    return world.offer("ada").pairing_id


def ask(world: World, pairing_id: str, user: str = "ada") -> Reply | None:
    return world.do(call_file, pairing_id=pairing_id, user_id=user, at=world.at)


def files(world: World) -> list[Message]:
    return [m for m in world.messages("ada") if isinstance(m, CalendarFile | Removed)]


def arrive(world: World) -> None:
    """Slack has all that was owed."""
    with world.database.writing() as connection:
        sent = {"state": "done", "sent": outbox.c.wanted, "ts": "1.0", "channel_id": "D1"}
        connection.execute(outbox.update().values(**sent))


def test_only_whose_call_it_is_gets_the_file_and_once(world: World, taken: str) -> None:
    assert isinstance(ask(world, taken, "bea"), Refusal)
    assert isinstance(ask(world, "nobody's"), Refusal)
    assert files(world) == []
    assert ask(world, taken) is None
    assert isinstance(ask(world, taken), Done)
    [file] = files(world)
    assert isinstance(file, CalendarFile)
    assert (file.state, file.sequence) == ("given", 0)
    assert world.offer("ada").in_calendar == "given"
    assert "Ann" not in file.model_dump_json()


def test_a_file_that_never_left_is_not_sent_once_it_is_wrong(world: World, taken: str) -> None:
    ask(world, taken)
    world.bring(call("c", CALL, customer_ref="c-9", state="gone"))
    [row] = [row for row in world.table(outbox) if row.dedupe_key.startswith("calendar:")]
    assert row.not_after < world.at  # dropped instead of posted
    assert world.offer("ada").in_calendar == "changed"
    assert ask(world, taken) is None
    [file] = files(world)
    assert isinstance(file, CalendarFile)
    assert (file.state, file.sequence) == ("called_off", 2)
    assert isinstance(ask(world, taken), Done)  # it is there already
    assert world.offer("ada").in_calendar == ""


def test_its_number_goes_on_when_the_words_of_the_last_are_gone(world: World, taken: str) -> None:
    ask(world, taken)
    arrive(world)
    key = file_key(taken, "ada")
    with world.database.writing() as connection:
        mine = sa.and_(outbox.c.dedupe_key == key)
        connection.execute(outbox.update().where(mine).values(body={}, emptied_at=world.at))
    assert world.offer("ada").in_calendar == "given"  # as it was drawn last
    assert ask(world, taken) is None
    [file] = files(world)
    assert isinstance(file, CalendarFile)
    assert file.sequence == 1


def test_a_call_that_is_over_goes_into_no_calendar(world: World, taken: str) -> None:
    world.at = CALL.replace(hour=18)
    assert isinstance(ask(world, taken), Refusal)
    assert files(world) == []


def test_the_file_of_a_forgotten_customers_call_goes(world: World, taken: str) -> None:
    ask(world, taken)
    arrive(world)
    (known,) = world.see(find_customers, "Customer 1", secrets=world.secrets)
    world.do(forget_customer, known, user_id="operator", at=world.at)
    assert files(world) == [Removed()]
    assert world.table(pairing)[0].state == "cancelled"
    assert world.offer("ada").in_calendar == ""


def test_a_promise_names_its_customer_in_no_calendar(world: World) -> None:
    world.join("ada")
    world.bring(ticket("t", customer_person="Ann Onym", customer_company="Papierhaus"))
    world.until(on(23, 11))
    world.meet("ada")
    world.until(on(23, 13))
    world.fill(
        "ada", promise_text="Send Ann of papierhaus the guide", promise_due=date(2026, 12, 1)
    )
    [row] = world.table(promise)
    for _ in range(2):
        said = world.do(promise_file, promise_id=row.id, user_id="ada", at=world.at)
        assert isinstance(said, Done)
        [file] = files(world)
        assert isinstance(file, CalendarFile)
        assert isinstance(file.entry, PromiseEntry)
        assert (file.sequence, file.state) == (0, "given")
        assert file.entry.text == "Send [customer] of [customer] the guide"
        world.fill(
            "ada", promise_text="Send Ann of papierhaus the guide", promise_due=file.entry.due_on
        )
    world.fill("ada", promise_text="", promise_due=None)
    [file] = files(world)
    assert isinstance(file, CalendarFile)
    assert file.state == "taken_back"


def test_a_promise_that_is_not_ones_own_goes_into_no_calendar(world: World) -> None:
    said = world.do(promise_file, promise_id="nobody's", user_id="ada", at=world.at)
    assert said == Refusal(sentence="This promise is not yours or not open any more.")
