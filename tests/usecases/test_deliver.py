"""What the outbox promises, on both databases."""

import pytest
import sqlalchemy as sa

from bot.ports import Letter, Refused, Retry, Unknown
from bot.store import outbox, retention
from bot.store.database import Database
from bot.store.tables import outbox as table
from bot.store.tables import pause
from bot.usecases.deliver import deliver
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, MINUTE, TEAM, let_real_time_pass, saying, states
from tests.usecases.speaking import put, texts


@pytest.fixture
def slack() -> MemoryMessenger:
    return MemoryMessenger(at=AT)


async def test_a_message_is_posted_once(database: Database, slack: MemoryMessenger) -> None:
    put(database, "a", "hello")
    assert await deliver(database, slack, AT) == 1
    assert await deliver(database, slack, AT) == 0
    assert texts(slack) == ["hello"]
    assert states(database) == ["done"]


async def test_messages_of_a_conversation_keep_their_order(
    database: Database, slack: MemoryMessenger
) -> None:
    for number in range(12):
        put(database, f"k{number}", f"{number % 3}:{number // 3}", conversation=f"U{number % 3}")
    assert await deliver(database, slack, AT) == 12
    for person in range(3):
        ours = [said for said in texts(slack) if said.startswith(f"{person}:")]
        assert ours == [f"{person}:{turn}" for turn in range(4)]


async def test_messages_of_one_transaction_keep_their_order(
    database: Database, slack: MemoryMessenger
) -> None:
    with database.write(TEAM) as tx:
        for number in range(5):
            outbox.put(tx, key=f"k{number}", conversation="C1", message=saying(str(number)), at=AT)
    await deliver(database, slack, AT)
    assert texts(slack) == ["0", "1", "2", "3", "4"]


async def test_the_newest_version_wins_before_posting(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "old")
    put(database, "a", "new")
    assert await deliver(database, slack, AT) == 1
    assert texts(slack) == ["new"]
    assert slack.said[0].versions == 1


async def test_a_posted_message_is_updated_in_place(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "old")
    await deliver(database, slack, AT)
    put(database, "a", "new")
    assert await deliver(database, slack, AT) == 1
    assert texts(slack) == ["new"]


async def test_the_same_again_is_not_sent_again(database: Database, slack: MemoryMessenger) -> None:
    put(database, "a", "same")
    await deliver(database, slack, AT)
    put(database, "a", "same")
    assert await deliver(database, slack, AT) == 0


async def test_a_change_made_while_posting_follows_as_an_update(
    database: Database, slack: MemoryMessenger
) -> None:
    async def change(_letter: Letter) -> None:
        put(database, "a", "second")

    put(database, "a", "first")
    slack.faults = [change]
    assert await deliver(database, slack, AT) == 2
    assert texts(slack) == ["second"]
    assert slack.said[0].versions == 2


async def test_an_update_cannot_overtake_its_post(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "first")
    slack.faults = ["answer lost"]
    await deliver(database, slack, AT)
    put(database, "a", "second")
    assert await deliver(database, slack, AT) == 0
    assert texts(slack) == ["first"]
    assert states(database) == ["unknown"]


async def test_a_blocked_conversation_keeps_no_other_waiting(
    database: Database, slack: MemoryMessenger
) -> None:
    slack.faults = [Retry(after_seconds=30, why="HTTP 503")]
    put(database, "a", "blocked")
    await deliver(database, slack, AT)
    put(database, "b", "behind it")
    put(database, "c", "elsewhere", conversation="U2")
    assert await deliver(database, slack, AT) == 1
    assert texts(slack) == ["elsewhere"]
    let_real_time_pass(database, 31)
    assert await deliver(database, slack, AT) == 2
    assert texts(slack) == ["elsewhere", "blocked", "behind it"]


async def test_a_rate_limit_pauses_that_workspace_and_method_only(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "old", "1", conversation="U9")
    await deliver(database, slack, AT)
    slack.faults = [Retry(after_seconds=30, why="ratelimited", limited=True)]
    put(database, "a", "limited")
    await deliver(database, slack, AT)
    put(database, "b", "same workspace", conversation="U2")
    put(database, "c", "another workspace", team="T2")
    put(database, "old", "2", conversation="U9")
    assert await deliver(database, slack, AT) == 2
    assert texts(slack) == ["2", "another workspace"]
    let_real_time_pass(database, 31)
    with database.writing() as connection:
        connection.execute(pause.update().values(until=pause.c.until - 31))
    assert await deliver(database, slack, AT) == 2


async def test_a_refused_message_fails_and_lets_later_ones_pass(
    database: Database, slack: MemoryMessenger
) -> None:
    slack.faults = [Refused(why="invalid_blocks", whom="bug")]
    put(database, "a", "wrong")
    put(database, "b", "right", at=AT + MINUTE)
    assert await deliver(database, slack, AT) == 1
    assert texts(slack) == ["right"]
    assert states(database) == ["failed", "done"]


async def test_a_message_refused_by_a_closed_channel_is_said_once_that_is_open_again(
    database: Database, slack: MemoryMessenger
) -> None:
    slack.closed = {"C1"}
    put(database, "a", "one", conversation="C1")
    await deliver(database, slack, AT)
    slack.closed = set()
    assert await deliver(database, slack, AT) == 0
    put(database, "a", "one", conversation="C1")
    assert await deliver(database, slack, AT) == 1
    assert texts(slack) == ["one"]


async def test_a_message_that_was_wrong_is_only_tried_again_when_it_says_something_else(
    database: Database, slack: MemoryMessenger
) -> None:
    slack.faults = [Refused(why="invalid_blocks", whom="bug")]
    put(database, "a", "wrong")
    await deliver(database, slack, AT)
    put(database, "a", "wrong")
    assert await deliver(database, slack, AT) == 0
    put(database, "a", "right")
    assert await deliver(database, slack, AT) == 1


async def test_a_missing_right_loses_nothing(database: Database, slack: MemoryMessenger) -> None:
    slack.faults = [Refused(why="missing_scope", whom="workspace")]
    put(database, "a", "kept")
    await deliver(database, slack, AT)
    assert states(database) == ["due"]
    with database.reading() as connection:
        assert connection.scalar(sa.select(table.c.attempts)) == 0  # it is never given up for that
    let_real_time_pass(database, 301)
    with database.writing() as connection:
        connection.execute(pause.delete())
    assert await deliver(database, slack, AT) == 1


async def test_a_post_that_comes_too_late_is_dropped(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "late", not_after=AT)
    assert await deliver(database, slack, AT + MINUTE) == 0
    assert slack.said == []
    assert states(database) == ["dropped"]


async def test_a_dropped_message_put_again_is_sent(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "late", not_after=AT)
    await deliver(database, slack, AT + MINUTE)
    put(database, "a", "late", not_after=AT + 5 * MINUTE)
    assert await deliver(database, slack, AT + 2 * MINUTE) == 1


async def test_an_update_is_never_too_late(database: Database, slack: MemoryMessenger) -> None:
    put(database, "a", "one", not_after=AT + MINUTE)
    await deliver(database, slack, AT)
    put(database, "a", "two", not_after=AT + MINUTE)
    assert await deliver(database, slack, AT + 2 * MINUTE) == 1


async def test_a_lost_answer_to_an_update_is_simply_sent_again(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "one")
    await deliver(database, slack, AT)
    put(database, "a", "two")
    slack.faults = [Unknown(why="connection lost")]
    await deliver(database, slack, AT)
    assert slack.faults == []
    let_real_time_pass(database, 2)
    await deliver(database, slack, AT)
    assert states(database) == ["done"]
    assert texts(slack) == ["two"]


async def test_what_was_said_can_be_read_by_its_key(database: Database) -> None:
    put(database, "a", "hello")
    with database.read(TEAM) as tx:
        assert outbox.body(tx, "a") == saying("hello")
        assert outbox.body(tx, "b") is None
    with database.read("T2") as tx:
        assert outbox.body(tx, "a") is None


async def test_only_finished_bodies_are_forgotten(
    database: Database, slack: MemoryMessenger
) -> None:
    put(database, "a", "done")
    await deliver(database, slack, AT)
    put(database, "b", "due")
    with database.write(TEAM) as tx:
        assert retention.empty_bodies(tx, AT + MINUTE, at=AT, limit=9) == 1
        assert outbox.body(tx, "a") is None
        assert outbox.body(tx, "b") == saying("due")


async def test_the_position_within_a_conversation_never_goes_back(database: Database) -> None:
    for key in ("a", "b", "a", "c"):
        put(database, key, f"{key} again")
    with database.reading() as connection:
        rows = connection.execute(
            sa.select(table.c.dedupe_key, table.c.position).order_by(table.c.position)
        ).all()
    assert [tuple(row) for row in rows] == [("a", 1), ("b", 2), ("c", 3)]
