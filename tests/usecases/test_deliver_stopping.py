"""What delivery does when something stops it: faults, other replicas, a lost database."""

import asyncio

import pytest
import sqlalchemy as sa
import structlog.testing

from bot.ports import Letter
from bot.store import outbox, sending
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import outbox as table
from bot.store.transaction import Tx
from bot.usecases.deliver import deliver
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, MINUTE, TEAM, saying, states
from tests.usecases.speaking import put, texts


@pytest.fixture
def slack() -> MemoryMessenger:
    return MemoryMessenger(at=AT)


async def test_a_fault_in_the_messenger_stops_no_other_message(
    database: Database, slack: MemoryMessenger
) -> None:
    async def crash(_letter: Letter) -> None:
        raise KeyError

    put(database, "a", "crashes")
    put(database, "b", "fine", conversation="U2", at=AT + MINUTE)
    slack.faults = [crash]
    assert await deliver(database, slack, AT) == 1
    assert sorted(states(database)) == ["done", "unknown"]


async def test_a_message_of_a_kind_unknown_here_waits_for_a_newer_replica(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "x")
    with database.writing() as connection:
        connection.execute(table.update().values(body={"type": "hologram"}))
    assert await deliver(database, slack, AT) == 0
    assert states(database) == ["due"]


async def test_a_commit_wakes_delivery_and_a_rollback_does_not(database: Database) -> None:
    woken: list[str] = []
    database.on_outbox(lambda: woken.append("woken"))
    with database.write(TEAM) as tx:
        outbox.put(tx, key="a", conversation="U1", message=saying("x"), at=AT)
        assert woken == []
    assert woken == ["woken"]

    def say_and_fail(tx: Tx) -> None:
        outbox.put(tx, key="b", conversation="U1", message=saying("x"), at=AT)
        raise KeyError

    with pytest.raises(KeyError):
        database.call(say_and_fail, TEAM)
    assert woken == ["woken"]


async def test_two_replicas_deliver_each_message_once(
    database: Database, database_url: str, slack: MemoryMessenger
) -> None:
    for number in range(20):
        put(database, f"k{number}", str(number), conversation=f"U{number % 5}")
    other = Database(make_engine(database_url))
    counts = await asyncio.gather(deliver(database, slack, AT), deliver(other, slack, AT))
    other.close()
    assert sum(counts) == 20
    assert sorted(texts(slack), key=int) == [str(number) for number in range(20)]
    assert set(states(database)) == {"done"}


async def test_a_lost_database_is_one_plain_problem_and_loses_nothing(
    database: Database, slack: MemoryMessenger
) -> None:
    async def break_down(_letter: Letter) -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE outbox RENAME TO elsewhere")

    for number in range(3):
        put(database, f"k{number}", str(number), conversation=f"U{number}")
    slack.faults = [break_down]
    with pytest.raises(sa.exc.DBAPIError):
        await deliver(database, slack, AT)
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO outbox")
    assert len(states(database)) == 3


async def test_a_letter_whose_lease_was_lost_meanwhile_is_settled_by_nobody_else(
    database: Database, slack: MemoryMessenger
) -> None:
    async def take_over(_letter: Letter) -> None:
        with database.writing() as connection:
            connection.execute(table.update().values(lease_token="another", state="claimed"))

    put(database, "a", "hello")
    slack.faults = [take_over]
    assert await deliver(database, slack, AT) == 1
    assert states(database) == ["claimed"]


async def test_a_hanging_call_ends_in_time(
    database: Database, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_letter: Letter) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(sending, "TIME_OUT", 0.01)
    put(database, "a", "hello")
    slack.faults = [hang]
    await deliver(database, slack, AT)
    assert states(database) == ["unknown"]


def test_a_call_ends_well_before_its_lease() -> None:
    assert sending.TIME_OUT < sending.LEASE / 2


async def test_who_stops_finishes_what_is_in_flight_and_begins_nothing_new(
    database: Database, slack: MemoryMessenger
) -> None:
    for number in range(20):
        put(database, f"k{number}", str(number), conversation=f"U{number}")
    assert 0 < await deliver(database, slack, AT, stopping=lambda: bool(slack.said)) < 20
    assert set(states(database)) == {"done", "due"}


async def test_who_is_cut_off_gives_back_what_it_holds(
    database: Database, slack: MemoryMessenger
) -> None:
    at_work = asyncio.Semaphore(0)

    async def hang(_letter: Letter) -> None:
        at_work.release()
        await asyncio.Event().wait()

    put(database, "old", "1", conversation="U2")
    await deliver(database, slack, AT)
    put(database, "old", "2", conversation="U2")
    put(database, "a", "hello")
    slack.faults = [hang, hang]
    delivering = asyncio.create_task(deliver(database, slack, AT))
    for _ in range(2):
        await at_work.acquire()
    delivering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivering
    assert sorted(states(database)) == [
        "due",
        "unknown",
    ]  # the update may happen twice, the post may not


async def test_a_duplicate_of_somebody_overtaken_is_counted_in_the_log(
    database: Database, slack: MemoryMessenger
) -> None:
    async def take_over(_letter: Letter) -> None:
        with database.writing() as connection:
            connection.execute(table.update().values(lease_token="another"))

    put(database, "a", "hello")
    slack.faults = [take_over]
    with structlog.testing.capture_logs() as lines:
        await deliver(database, slack, AT)
    assert [(line["metric"], line["count"], line["workspace"]) for line in lines] == [
        ("lease_ended", 1, TEAM)
    ]
