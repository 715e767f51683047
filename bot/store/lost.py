"""Messages whose answer was lost: found again in Slack, posted again, or given up.

A claim that ran out before its message was begun is simply due again. A post that was begun may
have happened; it is looked for only when its sender can no longer be at work, and after a day
without being able to look it is given up rather than perhaps said twice.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.ports import Letter
from bot.store import sending, threads
from bot.store.ids import new_id
from bot.store.quiet import is_quiet
from bot.store.realtime import seconds
from bot.store.sendable import is_open
from bot.store.sending import Claim, letter_of, names
from bot.store.settling import due_or_failed, settle, settling
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


_LEASE_ENDED = (is_open(), outbox.c.state == "claimed", outbox.c.lease_until < seconds())
_TOO_LONG_AGO = (
    is_open(),
    outbox.c.state == "unknown",
    outbox.c.attempted_at < seconds() - GIVEN_UP_AFTER,
    ~is_quiet(outbox.c.workspace_id),
)
_CALM = sa.bindparam("calm", type_=sa.BigInteger)
"""Seconds after its beginning in which a post may still be under way."""
_TO_BE_FOUND = (
    is_open(),
    outbox.c.state == "unknown",
    outbox.c.retry_at <= seconds(),
    outbox.c.attempted_at < seconds() - _CALM,
    sa.or_(outbox.c.lease_token.is_(None), outbox.c.lease_until < seconds()),
    ~is_quiet(outbox.c.workspace_id),
)
_ANY = (
    sa.select(outbox.c.id)
    .where(
        is_open(),
        sa.or_(*(sa.and_(*one) for one in (_LEASE_ENDED, _TOO_LONG_AGO, _TO_BE_FOUND))),
    )
    .limit(1)
)
_LAPSE = (
    outbox.update()
    .where(*_LEASE_ENDED)
    .values(
        state=sa.case((outbox.c.attempted_at.is_(None), "due"), else_="unknown"),
        lease_token=None,
        retry_at=0,
        error="sender ended",
    )
)
_GIVE_UP = (
    outbox.update()
    .where(*_TOO_LONG_AGO)
    .values(state="failed", lease_token=None, error="never found")
)
_OLDEST = (
    sa.select(outbox)
    .where(*_TO_BE_FOUND)
    .order_by(outbox.c.attempted_at, outbox.c.workspace_id, outbox.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=outbox)
)
_CLAIM = (
    outbox.update()
    .where(
        outbox.c.workspace_id == sa.bindparam("workspace"), outbox.c.id == sa.bindparam("message")
    )
    .values(
        lease_token=sa.bindparam("token"),
        lease_until=seconds() + sa.bindparam("lease", type_=sa.BigInteger),
    )
)
_AGAIN = settling(
    state=due_or_failed, attempted_at=None, attempts=outbox.c.attempts + 1, retry_at=0
)
_LATER = settling(
    retry_at=seconds() + sa.bindparam("after", type_=sa.BigInteger),
    error=sa.bindparam("why", type_=sa.Text),
)


def anything(connection: sa.Connection) -> bool:
    """Whether there is anything to lapse, to give up or to look for."""
    return connection.execute(_ANY, {"calm": _calm()}).first() is not None


def lapse(connection: sa.Connection) -> int:
    """Free what the dead hold; how many messages that were."""
    return connection.execute(_LAPSE).rowcount


def give_up(connection: sa.Connection) -> int:
    """Fail what could not be looked up for a day; how many."""
    return connection.execute(_GIVE_UP).rowcount


def claim(connection: sa.Connection) -> Lost | None:
    """Claim the oldest post to be looked up, once nobody can be sending it any more."""
    row = connection.execute(_OLDEST, {"calm": _calm()}).first()
    if row is None:
        return None
    claimed = Claim(row.workspace_id, row.id, new_id())
    connection.execute(_CLAIM, {**names(claimed), "lease": sending.LEASE})
    parent = threads.parent_of(connection, row)
    letter = letter_of(row, parent.ts if parent else None)
    return Lost(claimed, letter, row.tried_at - BEFORE, row.tried_at + AFTER)


def again(connection: sa.Connection, claimed: Claim) -> bool:
    """It is not there: post it again, unless that was tried too often."""
    return settle(connection, claimed, _AGAIN)


def later(connection: sa.Connection, claimed: Claim, after: int, why: str) -> bool:
    """It could not be looked up: once more in so many seconds."""
    in_full = after + 1 if after else 0  # this second has begun
    return settle(connection, claimed, _LATER, after=in_full, why=why)


def _calm() -> int:
    return math.ceil(sending.LEASE + sending.TIME_OUT)
