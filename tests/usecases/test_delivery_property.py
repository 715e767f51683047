"""Whatever is put, lost, refused for a while or killed: in the end each message is there once."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ports import Retry, Unknown
from bot.store import outbox, sending, threads
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.tables import outbox as table
from bot.store.tables import pause
from bot.usecases.deliver import deliver
from bot.usecases.reconcile import reconcile
from tests.gateways.memory import MemoryMessenger
from tests.store.moments import AT, TEAM, let_real_time_pass, saying, states

KEYS = ("U1:a", "U1:b", "U1:a>r", "U1:c", "U2:a", "U2:a>r", "U2:b")
"""Where, which, and after > a reply to it."""
A_WHILE = 400


@dataclass(frozen=True)
class Put:
    key: str
    text: str


@dataclass(frozen=True)
class Deliver:
    faults: tuple[Retry | Unknown | str, ...]


@dataclass(frozen=True)
class Die:
    """Killed while sending, before or after Slack had it."""

    arrived: bool


@dataclass(frozen=True)
class Look:
    """Time passes, then what was lost is looked up."""


FAULTS = st.sampled_from(
    [
        Retry(after_seconds=5, why="HTTP 503"),
        Retry(after_seconds=5, why="ratelimited", limited=True),
        Unknown(why="never arrived"),
        "answer lost",
        "none",
    ]
)
Step = Put | Deliver | Die | Look
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(Put, st.sampled_from(KEYS), st.sampled_from(["one", "two", "three"])),
    st.builds(Deliver, st.lists(FAULTS, max_size=3).map(tuple)),
    st.builds(Die, st.booleans()),
    st.builds(Look),
)


@pytest.fixture
def quick(sqlite_template: Path, tmp_path: Path) -> Database:
    path = tmp_path / "property.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    return Database(make_engine(f"sqlite:///{path}"))


async def take(database: Database, slack: MemoryMessenger, step: Step) -> None:
    match step:
        case Put(key=key, text=text):
            with database.write(TEAM) as tx:
                where, parent = key.partition(":")[0], key.partition(">")[0]
                if parent != key:
                    threads.reply(tx, under=parent, key=key, message=saying(text), at=AT)
                else:
                    outbox.put(tx, key=key, conversation=where, message=saying(text), at=AT)
        case Deliver(faults=faults):
            slack.faults = list(faults)
            await deliver(database, slack, AT)
        case Die(arrived=arrived):
            await die(database, slack, arrived=arrived)
        case Look():
            await look(database, slack)


async def die(database: Database, slack: MemoryMessenger, *, arrived: bool) -> None:
    slack.faults = []
    with database.writing() as connection:
        claims = sending.claim(connection, AT)
        attempt = sending.begin(connection, claims[0], AT) if claims else None
    if attempt is not None and arrived:
        await (slack.post if attempt.posting else slack.update)(attempt.letter)


async def look(database: Database, slack: MemoryMessenger) -> None:
    for _ in range(2):  # a lease runs out first, then its message is looked for
        let_real_time_pass(database, A_WHILE)
        with database.writing() as connection:
            connection.execute(pause.delete())
        await reconcile(database, slack, AT)


async def story(database: Database, steps: list[Step]) -> None:
    slack = MemoryMessenger(at=AT)
    wanted: dict[str, str] = {}
    for step in steps:
        await take(database, slack, step)
        if isinstance(step, Put) and step.key.partition(">")[0] in {step.key, *wanted}:
            wanted[step.key] = step.text
    slack.faults = []
    while set(states(database)) - {"done"}:
        await look(database, slack)
        await deliver(database, slack, AT)
    for where in ("U1", "U2"):
        ours = [(key, text) for key, text in wanted.items() if key.startswith(where)]
        there = [said for said in slack.said if said.channel_id == where.replace("U", "D")]
        assert [said.message for said in there] == [saying(text) for _, text in ours]
        numbers = {key: said.ts for (key, _), said in zip(ours, there, strict=True)}
        for (key, _), said in zip(ours, there, strict=True):
            assert said.thread_ts == (numbers[key[:-2]] if ">" in key else None)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, max_size=14))
def test_in_the_end_each_message_is_there_once_in_order_and_says_the_latest(
    quick: Database, steps: list[Step]
) -> None:
    with quick.writing() as connection:
        connection.execute(table.delete())
        connection.execute(pause.delete())
    asyncio.run(story(quick, steps))
