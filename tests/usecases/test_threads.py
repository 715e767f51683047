"""Replies in the thread of another message: after it, once, and not without it."""

import pytest
import sqlalchemy as sa

from bot.ports import Refused
from bot.store import lost, outbox, sending, threads
from bot.store.database import Database
from bot.store.tables import outbox as table
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.gateways.memory import MemoryMessenger, Said
from tests.store.moments import AT, MINUTE, TEAM, let_real_time_pass, saying, states

LONG_ENOUGH = sending.LEASE + sending.TIME_OUT + 2


@pytest.fixture
def slack() -> MemoryMessenger:
    return MemoryMessenger(at=AT)


def put(database: Database, key: str, text: str, *, late: bool = False) -> None:
    not_after = AT - MINUTE if late else None
    with database.write(TEAM) as tx:
        outbox.put(tx, key=key, conversation="C1", message=saying(text), at=AT, not_after=not_after)


def reply(database: Database, text: str, *, key: str = "reply", under: str = "parent") -> bool:
    with database.write(TEAM) as tx:
        return threads.reply(tx, under=under, key=key, message=saying(text), at=AT)


def take_back(database: Database) -> bool:
    with database.write(TEAM) as tx:
        return threads.take_back(tx, "reply")


def shown(slack: MemoryMessenger) -> list[tuple[object, Said | None]]:
    there = {one.ts: one for one in slack.said}
    return [(one.message, there.get(one.thread_ts or "")) for one in slack.said]


async def test_a_reply_is_said_in_its_parents_thread_and_changed_there(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest")
    assert reply(database, "more")
    put(database, "next", "afterwards")
    assert await deliver(database, slack, AT) == 3
    parent = slack.said[0]
    assert shown(slack) == [
        (saying("the digest"), None),
        (saying("more"), parent),
        (saying("afterwards"), None),
    ]
    reply(database, "less")
    await deliver(database, slack, AT)
    assert shown(slack)[1] == (saying("less"), parent)
    assert slack.said[1].versions == 2


def test_there_is_no_reply_to_what_was_never_said(database: Database) -> None:
    assert not reply(database, "more")
    assert states(database) == []


async def test_a_reply_waits_until_its_parents_lost_answer_is_found(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest")
    reply(database, "more")
    slack.faults = ["answer lost"]
    assert await deliver(database, slack, AT) == 0
    assert len(slack.said) == 1
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    assert await deliver(database, slack, AT) == 1
    assert slack.said[1].thread_ts == slack.said[0].ts


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_reply_whose_answer_was_lost_is_looked_for_in_its_thread(
    database: Database, slack: MemoryMessenger, *, arrived: bool
) -> None:
    put(database, "parent", "the digest")
    await deliver(database, slack, AT)
    reply(database, "more")
    slack.faults = ["answer lost"]
    await deliver(database, slack, AT)
    if not arrived:
        slack.said.pop()
    let_real_time_pass(database, LONG_ENOUGH)
    await reconcile(database, slack, AT)
    await deliver(database, slack, AT)
    assert shown(slack)[1:] == [(saying("more"), slack.said[0])]
    assert set(states(database)) == {"done"}


@pytest.mark.parametrize("gone", ["too late", "refused", "deleted", "no row"])
async def test_a_reply_without_its_parent_is_dropped_and_holds_up_nobody(
    database: Database, slack: MemoryMessenger, gone: str
) -> None:
    put(database, "parent", "the digest", late=gone == "too late")
    if gone == "deleted":
        await deliver(database, slack, AT)
        slack.said.clear()
        put(database, "parent", "the digest, newer")
    if gone == "refused":
        slack.faults = [Refused(why="invalid_blocks", whom="bug")]
    reply(database, "more")
    put(database, "next", "afterwards")
    if gone == "no row":
        with database.writing() as connection:
            connection.execute(table.delete().where(table.c.dedupe_key == "parent"))
    assert await deliver(database, slack, AT) == 1
    assert [said.message for said in slack.said] == [saying("afterwards")]
    with database.reading() as connection:
        row = connection.execute(sa.select(table).where(table.c.dedupe_key == "reply")).one()
    assert (row.state, row.error) == ("dropped", "nothing to reply to")


async def test_a_reply_is_said_after_all_once_its_parent_is(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest", late=True)
    reply(database, "more")
    assert await deliver(database, slack, AT) == 0
    put(database, "parent", "the digest")
    reply(database, "more")
    assert await deliver(database, slack, AT) == 2
    assert slack.said[1].thread_ts == slack.said[0].ts


async def test_a_reply_claimed_before_its_parent_is_begun_again_waits_for_it(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest", late=True)
    reply(database, "more")
    with database.writing() as connection:
        (claimed,) = sending.claim(connection, AT)
        assert sending.begin(connection, claimed, AT) is None  # the parent comes too late
        (claimed,) = sending.claim(connection, AT)
    put(database, "parent", "the digest")
    with database.writing() as connection:
        assert sending.begin(connection, claimed, AT) is None
    assert await deliver(database, slack, AT) == 2
    assert slack.said[1].thread_ts == slack.said[0].ts


async def test_a_reply_already_there_is_changed_although_its_parent_was_deleted(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest")
    reply(database, "more")
    await deliver(database, slack, AT)
    del slack.said[0]
    put(database, "parent", "the digest, newer")
    reply(database, "withdrawn")
    await deliver(database, slack, AT)
    assert [said.message for said in slack.said] == [saying("withdrawn")]


async def test_a_lost_reply_is_still_found_when_its_parent_was_deleted_meanwhile(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest")
    reply(database, "more")
    slack.faults = ["none", "answer lost"]
    await deliver(database, slack, AT)
    with database.writing() as connection:
        parent = table.c.dedupe_key == "parent"
        connection.execute(table.update().where(parent).values(state="failed", error=threads.GONE))
    let_real_time_pass(database, LONG_ENOUGH)
    with database.writing() as connection:
        found = lost.claim(connection)
    assert found is not None
    assert found.letter.thread_ts == slack.said[0].ts


async def test_only_what_nobody_has_begun_to_say_is_taken_back(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "parent", "the digest")
    reply(database, "more")
    assert take_back(database)
    assert take_back(database)
    await deliver(database, slack, AT)
    assert len(slack.said) == 1
    reply(database, "more")
    await deliver(database, slack, AT)
    assert len(slack.said) == 2
    assert not take_back(database)
