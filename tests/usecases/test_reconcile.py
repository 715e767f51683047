"""Messages whose answer was lost are found again, never doubled."""

import pytest
import sqlalchemy as sa

from bot.ports import Retry
from bot.store import outbox, sending, settling
from bot.store.database import Database
from bot.store.tables import outbox as table
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, MINUTE, TEAM, let_real_time_pass, saying, states

LONG_ENOUGH = sending.LEASE + sending.TIME_OUT + 2


@pytest.fixture
def slack() -> MemoryMessenger:
    return MemoryMessenger(at=AT)


def put(database: Database, key: str, text: str) -> None:
    with database.write(TEAM) as tx:
        outbox.put(tx, key=key, conversation="U1", message=saying(text), at=AT)


async def lose_an_answer(database: Database, slack: MemoryMessenger, fault: str = "") -> None:
    put(database, "a", "hello")
    slack.faults = [fault or "answer lost"]
    await deliver(database, slack, AT)
    assert states(database) == ["unknown"]


async def test_a_message_that_arrived_is_found_and_not_doubled(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    let_real_time_pass(database, LONG_ENOUGH)
    assert await reconcile(database, slack, AT) == 1
    assert await deliver(database, slack, AT) == 0
    assert len(slack.said) == 1
    assert states(database) == ["done"]


async def test_what_changed_meanwhile_becomes_an_update_of_what_was_found(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    put(database, "a", "newer")
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    await deliver(database, slack, AT)
    assert [said.message for said in slack.said] == [saying("newer")]


async def test_a_message_that_never_arrived_is_posted_again(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    slack.said.clear()
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    assert await deliver(database, slack, AT) == 1
    assert len(slack.said) == 1


async def test_nothing_is_looked_up_while_its_sender_may_be_at_work(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    let_real_time_pass(database, LONG_ENOUGH - 10)
    assert await reconcile(database, slack, AT) == 0
    assert slack.looked == 0


async def test_later_messages_wait_until_the_lost_one_is_found(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    put(database, "b", "second")
    assert await deliver(database, slack, AT) == 0
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    assert await deliver(database, slack, AT) == 1
    assert [said.message for said in slack.said] == [saying("hello"), saying("second")]


async def test_a_conversation_that_cannot_be_read_is_tried_later_and_given_up_after_a_day(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    put(database, "b", "second")
    slack.unreadable = True
    let_real_time_pass(database, LONG_ENOUGH)
    assert await reconcile(database, slack, AT) == 0
    assert await reconcile(database, slack, AT) == 0
    assert slack.looked == 1
    let_real_time_pass(database, 24 * 60 * 60)
    await reconcile(database, slack, AT)
    assert sorted(states(database)) == ["due", "failed"]
    assert await deliver(database, slack, AT) == 1


async def test_a_sender_killed_before_sending_loses_nothing_and_needs_no_looking_up(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "hello")
    with database.writing() as connection:
        assert len(sending.claim(connection, AT)) == 1
    assert await deliver(database, slack, AT) == 0
    let_real_time_pass(database, sending.LEASE + 2)
    await reconcile(database, slack, AT)
    assert slack.looked == 0
    assert await deliver(database, slack, AT) == 1


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_sender_killed_while_sending_says_it_once(
    database: Database, slack: MemoryMessenger, *, arrived: bool
) -> None:
    put(database, "a", "hello")
    with database.writing() as connection:
        (claimed,) = sending.claim(connection, AT)
        attempt = sending.begin(connection, claimed, AT)
    assert attempt is not None
    if arrived:
        await slack.post(attempt.letter)
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    await deliver(database, slack, AT)
    assert len(slack.said) == 1
    assert states(database) == ["done"]


async def test_who_lost_the_lease_sends_nothing_and_settles_nothing(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "hello")
    with database.writing() as connection:
        (frozen,) = sending.claim(connection, AT)
    let_real_time_pass(database, sending.LEASE + 2)
    with database.writing() as connection:
        assert sending.begin(connection, frozen, AT) is None
    await reconcile(database, slack, AT)
    await deliver(database, slack, AT)
    with database.writing() as connection:
        assert sending.begin(connection, frozen, AT) is None
        assert not settling.retry(connection, frozen, 5, "late")
    assert states(database) == ["done"]


async def test_a_message_that_is_lost_again_and_again_is_given_up_in_the_end(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    slack.said.clear()
    with database.writing() as connection:
        connection.execute(table.update().values(attempts=settling.MOST_TRIES - 1))
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    assert states(database) == ["failed"]


async def test_what_is_freed_wakes_delivery(database: Database, slack: MemoryMessenger) -> None:
    await lose_an_answer(database, slack)
    woken: list[str] = []
    database.on_outbox(lambda: woken.append("woken"))
    await reconcile(database, slack, AT)
    assert woken == []
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    assert woken == ["woken"]


async def test_the_search_begins_before_the_attempt_and_ends_after_it(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)
    slack.said[0].at = AT - MINUTE * 2  # somebody else's message with the same id
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    with database.reading() as connection:
        assert connection.scalar(sa.select(table.c.state)) == "due"


async def test_a_fault_while_looking_up_keeps_the_message_for_later(
    database: Database, slack: MemoryMessenger
) -> None:
    await lose_an_answer(database, slack)

    async def crash(*_: object) -> Retry:
        raise KeyError

    slack.find = crash  # type: ignore[method-assign,assignment]  # one broken method of a real object
    let_real_time_pass(database, LONG_ENOUGH)
    assert await reconcile(database, slack, AT) == 0
    assert states(database) == ["unknown"]
