"""Messages whose answer was lost: found again in Slack, posted again, or given up.

A claim that ran out before its message was begun is simply due again. A post that was begun may
have happened; it is looked for only when its sender can no longer be at work, and after a day
without being able to look it is given up rather than perhaps said twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.ports import Letter
from bot.store import sending
from bot.store.ids import new_id
from bot.store.quiet import is_quiet
from bot.store.realtime import seconds
from bot.store.sending import Claim, is_open, letter_of
from bot.store.settling import due_or_failed, settle
from bot.store.tables import outbox

BEFORE = timedelta(seconds=60)
AFTER = timedelta(seconds=120)
GIVEN_UP_AFTER = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Lost:
    """A post that may have happened, and when to look for it: [since, until)."""

    claim: Claim
    letter: Letter
    since: datetime
    until: datetime


def lapse(connection: sa.Connection) -> int:
    """Free what the dead hold; how many messages that were."""
    begun = sa.case((outbox.c.attempted_at.is_(None), "due"), else_="unknown")
    return connection.execute(
        outbox.update()
        .where(is_open(), outbox.c.state == "claimed", outbox.c.lease_until < seconds())
        .values(state=begun, lease_token=None, retry_at=0, error="sender ended")
    ).rowcount


def give_up(connection: sa.Connection) -> int:
    """Fail what could not be looked up for a day; how many."""
    return connection.execute(
        outbox.update()
        .where(
            is_open(),
            outbox.c.state == "unknown",
            outbox.c.attempted_at < seconds() - GIVEN_UP_AFTER,
            ~is_quiet(outbox.c.workspace_id),
        )
        .values(state="failed", lease_token=None, error="never found")
    ).rowcount


def claim(connection: sa.Connection) -> Lost | None:
    """Claim the oldest post to be looked up, once nobody can be sending it any more."""
    now = seconds()
    row = connection.execute(
        sa.select(outbox)
        .where(
            is_open(),
            outbox.c.state == "unknown",
            outbox.c.retry_at <= now,
            outbox.c.attempted_at < now - (sending.LEASE + sending.TIME_OUT),
            sa.or_(outbox.c.lease_token.is_(None), outbox.c.lease_until < now),
            ~is_quiet(outbox.c.workspace_id),
        )
        .order_by(outbox.c.attempted_at, outbox.c.workspace_id, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=outbox)
    ).first()
    if row is None:
        return None
    claimed = Claim(row.workspace_id, row.id, new_id())
    connection.execute(
        outbox.update()
        .where(outbox.c.workspace_id == row.workspace_id, outbox.c.id == row.id)
        .values(lease_token=claimed.token, lease_until=seconds() + sending.LEASE)
    )
    return Lost(claimed, letter_of(row), row.tried_at - BEFORE, row.tried_at + AFTER)


def again(connection: sa.Connection, claimed: Claim) -> bool:
    """It is not there: post it again, unless that was tried too often."""
    return settle(
        connection,
        claimed,
        state=due_or_failed(),
        attempted_at=None,
        attempts=outbox.c.attempts + 1,
        retry_at=0,
    )


def later(connection: sa.Connection, claimed: Claim, after: int, why: str) -> bool:
    """It could not be looked up: once more in so many seconds."""
    return settle(connection, claimed, retry_at=seconds() + after, error=why)
