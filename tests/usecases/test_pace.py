"""Keeping within what Slack lets one say, on both databases and for all replicas together."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.core.limits import Limit, Limits
from bot.core.messages import Home
from bot.ports import Retry
from bot.store import outbox, sending, settling
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import outbox as table
from bot.store.tables import pace
from bot.usecases.deliver import deliver, next_sending
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, MINUTE, TEAM, let_real_time_pass, saying, states

SECOND = timedelta(seconds=1)
LIMITS = Limits(
    conversation=Limit(every=1000, burst=2),
    methods={"chat.update": Limit(every=2000, burst=3)},
)


@pytest.fixture
def slack() -> MemoryMessenger:
    return MemoryMessenger(at=AT)


def put(database: Database, *keys: str, conversation: str = "U1", team: str = TEAM) -> None:
    with database.write(team) as tx:
        for key in keys:
            outbox.put(tx, key=key, conversation=conversation, message=saying(key), at=AT)


async def said(database: Database, slack: MemoryMessenger, at: datetime = AT) -> int:
    return await deliver(database, slack, at, limits=LIMITS)


async def test_a_conversation_waits_after_a_burst_and_no_other_does(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, *"abcd")
    put(database, "other", conversation="U2")
    put(database, "same name", team="T2")
    assert await said(database, slack) == 4
    assert await said(database, slack) == 0
    assert set(states(database)) == {"done", "due"}
    wait = await next_sending(database, AT)
    assert wait is not None
    assert 0 < wait <= 1


async def test_what_waited_for_its_pace_is_said_in_order(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, *"abcde")
    moment = AT
    while await next_sending(database, moment) is not None:
        await said(database, slack, moment)
        moment += SECOND
    assert [one.message for one in slack.said] == [saying(key) for key in "abcde"]
    assert moment - AT >= 3 * SECOND


async def test_real_time_is_as_good_as_the_clock_that_can_be_moved(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, *"abc")
    assert await said(database, slack) == 2
    let_real_time_pass(database, 1)
    assert await next_sending(database, AT) == 0
    assert await said(database, slack) == 1
    assert await next_sending(database, AT) is None


async def test_in_the_long_run_there_is_one_post_every_so_often(database: Database) -> None:
    put(database, *(str(number) for number in range(30)))
    posts = 0
    for tenths in range(200):
        moment = AT + tenths * SECOND / 10
        with database.writing() as connection:
            for one in sending.claim(connection, moment, limits=LIMITS):
                connection.execute(
                    table.update().where(table.c.id == one.outbox_id).values(state="done")
                )
                posts += 1
    assert posts == 20 + LIMITS.conversation.burst - 1


async def test_replicas_and_restarted_processes_keep_one_pace(
    database: Database, database_url: str, slack: MemoryMessenger
) -> None:
    put(database, *"abcde")
    assert await said(database, slack) == 2
    other = Database(make_engine(database_url))
    assert await said(other, slack) == 0
    assert await said(other, slack, AT + 1.5 * SECOND) == 1
    assert await said(database, slack, AT + 1.5 * SECOND) == 0
    other.close()


async def test_a_method_has_a_pace_of_its_own_in_each_workspace(
    database: Database, slack: MemoryMessenger
) -> None:
    people = [f"U{number}" for number in range(10)]
    for who in people:
        put(database, who, conversation=who)
    put(database, "elsewhere", team="T2")
    assert await said(database, slack) == 11
    begun = AT + MINUTE
    for who in people:
        with database.write(TEAM) as tx:
            outbox.put(tx, key=who, conversation=who, message=saying("new"), at=begun)
    with database.write("T2") as tx:
        outbox.put(tx, key="elsewhere", conversation="U1", message=saying("new"), at=begun)
    put(database, "first post", conversation="C1")
    # Three updates here, perhaps as many too many as are claimed at once, and what is not here.
    assert await said(database, slack, begun) in range(5, 9)
    moment = begun
    while (wait := await next_sending(database, moment)) is not None:
        moment += timedelta(seconds=wait)
        await said(database, slack, moment)
    assert set(states(database)) == {"done"}
    assert moment - begun > 5 * SECOND  # they were made up for


async def test_a_home_is_published_however_much_is_said_to_its_reader(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, *"abc")
    await said(database, slack)
    with database.write(TEAM) as tx:
        outbox.put(tx, key="home:U1", conversation="home:U1", message=Home(user_id="U1"), at=AT)
    assert await said(database, slack) == 1


async def test_a_pace_noted_by_a_clock_that_was_wrong_holds_nobody_up(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, *"abc")
    await said(database, slack)
    with database.writing() as connection:
        hour = 3_600_000
        connection.execute(
            pace.update().values(
                free_real=pace.c.free_real + hour, free_told=pace.c.free_told + hour
            )
        )
    assert await said(database, slack) == 1
    put(database, "d")
    assert await said(database, slack) == 1
    put(database, "e")
    assert await said(database, slack) == 0


async def test_without_limits_nobody_waits(database: Database, slack: MemoryMessenger) -> None:
    put(database, *"abcdef")
    assert await deliver(database, slack, AT) == 6


async def test_it_is_known_when_a_pause_or_a_retry_is_over(
    database: Database, slack: MemoryMessenger
) -> None:
    slack.faults = [Retry(after_seconds=30, why="ratelimited", limited=True)]
    put(database, "a")
    await said(database, slack)
    wait = await next_sending(database, AT)
    assert wait is not None
    assert 29 < wait <= 31
    slack.faults = [Retry(after_seconds=5, why="HTTP 503")]
    put(database, "b", team="T2")
    await said(database, slack)
    wait = await next_sending(database, AT)
    assert wait is not None
    assert 4 < wait <= 6


async def test_nothing_is_waited_for_where_nothing_is_due(
    database: Database, slack: MemoryMessenger
) -> None:
    assert await next_sending(database, AT) is None
    slack.faults = ["answer lost"]
    put(database, "a", "b")
    await said(database, slack)
    assert await next_sending(database, AT) is None  # it is looked for first


async def test_a_slow_answer_keeps_no_other_conversation_waiting(
    database: Database, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(_letter: object) -> None:
        put(database, "meanwhile", conversation="U2")
        while len(slack.said) < 1:  # noqa: ASYNC110 -- what it reads belongs to the fake
            await asyncio.sleep(0.01)

    monkeypatch.setattr("bot.usecases.deliver.LOOK_AGAIN", 0.02)
    slack.faults = [slow]
    put(database, "slow")
    assert await said(database, slack) == 2
    assert [one.message for one in slack.said] == [saying("meanwhile"), saying("slow")]


def test_a_pause_lasts_in_full(database: Database) -> None:
    with database.writing() as connection:
        settling.hold(connection, TEAM, "chat.postMessage", 1)
    put(database, "a")
    with database.reading() as connection:
        wait = sending.soonest(connection, AT)
    assert wait is not None
    assert wait >= 1 - 0.05  # the time between the two statements
