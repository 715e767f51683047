"""How well delivery uses what Slack's limits allow: ten workspaces, each with much to say."""

import asyncio
import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import sqlalchemy as sa

from bot.core.messages import OwnerNotice
from bot.ports import Letter, Outcome, Retry, Sent
from bot.store import outbox
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.store.tables import outbox as table
from bot.usecases.deliver import deliver

WORKSPACES = 10
CHANNELS = 5
"""Of each workspace; each takes one message a second, after a burst of three."""
EACH = int(os.environ.get("BENCH_MESSAGES", "15"))
"""Messages for each channel."""
BURST = 3
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass
class Limited:
    """A Slack that says no more than its limits allow (SLACK.md A.14), and counts."""

    full: dict[str, tuple[float, float]] = field(default_factory=dict)
    taken: int = 0
    refused: int = 0

    async def post(self, letter: Letter) -> Outcome:
        await asyncio.sleep(0.01)
        now = time.monotonic()
        key = f"{letter.workspace_id} {letter.conversation}"
        left, since = self.full.get(key, (float(BURST), now))
        left = min(BURST, left + now - since)
        if left < 1:
            self.full[key] = left, now
            self.refused += 1
            return Retry(after_seconds=1, why="ratelimited", limited=True)
        self.full[key] = left - 1, now
        self.taken += 1
        return Sent(channel_id=letter.conversation, ts=letter.outbox_id)

    async def update(self, letter: Letter) -> Outcome:
        return await self.post(letter)

    async def find(self, *_of: object) -> None:
        return None


async def measured(url: str) -> str:
    """Messages a second, as a share of what the limits allow, and the 429s among the calls."""
    database = Database(make_engine(url))
    migrate(database.engine)
    _fill(database)
    slack = Limited()
    begun = time.monotonic()
    while await asyncio.to_thread(_owing, database):
        await deliver(database, slack, AT)
        await asyncio.sleep(0.05)
    seconds = time.monotonic() - begun
    database.close()
    least = EACH - BURST  # a message a second and channel, once the burst is used up
    calls = slack.taken + slack.refused
    return (
        f"delivery: {slack.taken / seconds:.0f} messages/s over {WORKSPACES} workspaces, "
        f"{100 * least / seconds:.0f} % of what the limits allow, "
        f"{100 * slack.refused / calls:.1f} % of {calls} calls refused by 429"
    )


def _fill(database: Database) -> None:
    message = OwnerNotice(rotation="Payments", about="nobody_available")
    for workspace in range(WORKSPACES):
        with database.write(f"T{workspace}") as tx:
            for number in range(EACH * CHANNELS):
                outbox.put(
                    tx,
                    key=str(number),
                    conversation=f"C{number % CHANNELS}",
                    message=message,
                    at=AT,
                )


def _owing(database: Database) -> bool:
    with database.reading() as connection:
        unsaid = sa.select(table.c.id).where(table.c.state != "done").limit(1)
        return connection.execute(unsaid).first() is not None
