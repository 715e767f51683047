"""Who is stopped, or held up, while sending gives back what it took: others need not wait."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.ports import Letter, Sent, Unknown
from bot.store import lost, outbox, sending
from bot.store.database import Database
from bot.store.overtaken import overtaken_since
from bot.store.tables import outbox as table
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, TEAM, let_real_time_pass, saying, states


@pytest.fixture
def slack() -> MemoryMessenger:
    return MemoryMessenger(at=AT)


def put(database: Database, key: str = "a", text: str = "hello") -> None:
    with database.write(TEAM) as tx:
        outbox.put(tx, key=key, conversation="U1", message=saying(text), at=AT)


class Gate:
    """Holds whoever comes through, once it has done its work, until it is opened."""

    def __init__(self, real: Callable[..., Any]) -> None:
        self.real = real
        self.reached, self.open = threading.Event(), threading.Event()

    def __call__(self, *of: Any) -> Any:  # noqa: ANN401 -- handed through
        found = self.real(*of)
        if found is not None and not self.reached.is_set():
            self.reached.set()
            assert self.open.wait(10)
        return found


async def stopped_at(gate: Gate, work: asyncio.Task[int]) -> None:
    """Cancel the work while a thread of it is behind the gate."""
    await asyncio.to_thread(gate.reached.wait, 10)
    work.cancel()
    await asyncio.sleep(0)
    gate.open.set()
    with pytest.raises(asyncio.CancelledError):
        await work


@pytest.mark.parametrize("step", ["claim", "begin"])
async def test_a_message_taken_as_one_is_stopped_can_be_sent_by_others_at_once(
    database: Database, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    gate = Gate(getattr(sending, step))
    monkeypatch.setattr(sending, step, gate)
    put(database)
    await stopped_at(gate, asyncio.create_task(deliver(database, slack, AT)))
    assert slack.said == []
    assert states(database) == ["due"]
    assert await deliver(database, slack, AT) == 1
    assert len(slack.said) == 1


async def test_a_lost_message_taken_as_one_is_stopped_can_be_looked_up_by_others_at_once(
    database: Database, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database)
    slack.faults = ["answer lost"]
    await deliver(database, slack, AT)
    let_real_time_pass(database, sending.LEASE + sending.TIME_OUT + 1)
    gate = Gate(lost.claim)
    monkeypatch.setattr(lost, "claim", gate)
    await stopped_at(gate, asyncio.create_task(reconcile(database, slack, AT)))
    assert slack.looked == 0
    assert await reconcile(database, slack, AT) == 1
    assert states(database) == ["done"]


async def test_who_is_stopped_while_looking_gives_back_too(
    database: Database, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_it = asyncio.Event()

    async def hang(*_of: object) -> None:
        at_it.set()
        await asyncio.Event().wait()

    put(database)
    slack.faults = ["answer lost"]
    await deliver(database, slack, AT)
    let_real_time_pass(database, sending.LEASE + sending.TIME_OUT + 1)
    with monkeypatch.context() as patched:
        patched.setattr(slack, "find", hang)
        looking = asyncio.create_task(reconcile(database, slack, AT))
        await at_it.wait()
        looking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await looking
    assert await reconcile(database, slack, AT) == 1


async def test_a_post_that_was_held_up_for_half_its_lease_is_not_begun(
    database: Database, slack: MemoryMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database)
    with monkeypatch.context() as patched:
        patched.setattr(sending, "LEASE", -1)  # over as soon as it was renewed
        patched.setattr(sending, "begin", _as_if_it_held(sending.begin))
        await deliver(database, slack, AT)
    assert slack.said == []
    let_real_time_pass(database, 2)
    assert await deliver(database, slack, AT) == 1


def _as_if_it_held(real: Callable[..., Any]) -> Callable[..., Any]:
    def begin(connection: Any, *of: Any) -> Any:  # noqa: ANN401 -- handed through
        connection.execute(table.update().values(lease_until=2**40))
        return real(connection, *of)

    return begin


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        (Sent(channel_id="D1", ts="1.1"), 0),  # what the others found is what was sent
        (Sent(channel_id="D1", ts="2.2"), 1),
        (Unknown(why="no answer in time"), 1),
    ],
    ids=["the same", "another", "unknown"],
)
async def test_only_what_may_be_there_twice_is_counted(
    database: Database, outcome: Sent | Unknown, counted: int
) -> None:
    async def others_settle_it(_letter: Letter) -> None:
        with database.writing() as connection:
            connection.execute(table.update().values(lease_token=None, state="done", ts="1.1"))

    class Overtaken(MemoryMessenger):
        async def post(self, letter: Letter) -> Sent | Unknown:
            await others_settle_it(letter)
            return outcome

    put(database)
    await deliver(database, Overtaken(at=AT), AT)
    with database.reading() as connection:
        assert overtaken_since(connection, AT) == counted
