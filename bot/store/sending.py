"""The outbox as delivery sees it: claim a message, then begin it (and settle it: ``settling``).

A claim is a lease by the database's clock. It is renewed by `begin`, right before the message is
sent; who lost it sends nothing and settles nothing. The oldest unfinished message of a
conversation keeps later ones of that conversation waiting, and no other.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.core.limits import Limit, Limits
from bot.core.messages import MESSAGES
from bot.ports import Letter
from bot.store import pacing, sendable, threads
from bot.store.ids import new_id
from bot.store.realtime import seconds
from bot.store.tables import outbox
from bot.store.tables.base import Instant

LEASE = 60
"""Seconds a claim holds."""

TIME_OUT = 25
"""Seconds one try may take in all: under half of a lease."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send one message, till its lease ends."""

    workspace_id: str
    outbox_id: str
    token: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One begun try to send."""

    claim: Claim
    letter: Letter
    posting: bool
    """A first post; else an update of what is there."""
    method: str
    """What a rate limit of this try is for."""
    attempts: int
    """Failed tries before this one."""


_ROW = (
    outbox.c.workspace_id == sa.bindparam("workspace"),
    outbox.c.id == sa.bindparam("message"),
)
HELD = sa.and_(*_ROW, outbox.c.lease_token == sa.bindparam("token"))
"""The row of a claim that is still ours; give the statement what `names` gives."""

_LEASED = seconds() + sa.bindparam("lease", type_=sa.BigInteger)
_TRIED = sa.bindparam("at", type_=Instant)
_CLAIM = (
    outbox.update()
    .where(*_ROW)
    .values(
        state="claimed",
        lease_token=sa.bindparam("token"),
        lease_until=_LEASED,
        attempted_at=None,
        tried_at=_TRIED,
    )
)
_BEGIN = sa.select(outbox).where(HELD, outbox.c.lease_until > seconds()).with_for_update()
_DROP = (
    outbox.update()
    .where(*_ROW)
    .values(state="dropped", lease_token=None, error=sa.bindparam("why", type_=sa.Text))
)
_PUT_BACK = outbox.update().where(*_ROW).values(state="due", lease_token=None)
_BEGUN = (
    outbox.update()
    .where(*_ROW)
    .values(
        trying=outbox.c.wanted,
        lease_until=_LEASED,
        attempted_at=sa.case((outbox.c.ts.is_(None), seconds())),
        tried_at=_TRIED,
    )
)


def anything(connection: sa.Connection, at: datetime) -> bool:
    """Whether a message can be sent now."""
    return connection.execute(sendable.ANY, {"told": told(at)}).first() is not None


def soonest(connection: sa.Connection, at: datetime) -> float | None:
    """In how many seconds the next message can be sent, 0 if one can now; None if none is due."""
    wait: int | None = connection.scalar(sendable.SOONEST, {"told": told(at)})
    return None if wait is None else max(wait, 0) / 1000


def claim(
    connection: sa.Connection, at: datetime, most: int = 1, limits: Limits | None = None
) -> list[Claim]:
    """Claim messages that can be sent now, at most so many: those that have waited longest.

    They are of different conversations. With limits, each counts for the pace of its conversation
    and of its method; of a method all claimed at once may be a few too many, and are made up for.
    """
    found = connection.execute(sendable.OLDEST, {"told": told(at), "most": most}).all()
    if not found:
        return []
    claims = [Claim(row.workspace_id, row.id, new_id()) for row in found]
    connection.execute(_CLAIM, [{**names(one), "lease": LEASE, "at": at} for one in claims])
    if limits is not None:
        lanes = [(row.workspace_id, *lane) for row in found for lane in _lanes(row, limits)]
        pacing.note(connection, lanes, told(at))
    return claims


def _lanes(row: sa.Row[*tuple[Any, ...]], limits: Limits) -> tuple[tuple[str, Limit], ...]:
    method = sendable.method_of(row.conversation, row.ts)
    return limits.lanes(method, row.conversation if method == "chat.postMessage" else None)


def begin(connection: sa.Connection, claimed: Claim, at: datetime) -> Attempt | None:
    """Renew the lease and take the newest version; None if it must not be sent.

    It must not if the lease was lost, or if it is a post that comes too late, or a reply to what
    will never be there (then it is dropped).
    From here on a post without an answer may have happened.
    """
    row = connection.execute(_BEGIN, names(claimed)).first()
    if row is None:
        return None
    posting = row.ts is None
    which = {"workspace": claimed.workspace_id, "message": claimed.outbox_id}
    if posting and row.not_after is not None and row.not_after < at:
        connection.execute(_DROP, {**which, "why": "too late"})
        return None
    parent = threads.parent_of(connection, row) if posting else None
    if parent is not None and not parent.takes_replies:
        if parent.is_open:  # begun again since this was claimed, and first in turn
            connection.execute(_PUT_BACK, which)
        else:
            connection.execute(_DROP, {**which, "why": "nothing to reply to"})
        return None
    connection.execute(_BEGUN, {**which, "lease": LEASE, "at": at})
    method = sendable.method_of(row.conversation, row.ts)
    letter = letter_of(row, parent.ts if parent else None)
    return Attempt(claimed, letter, posting, method, row.attempts)


def letter_of(row: sa.Row[*tuple[object, ...]], thread_ts: str | None) -> Letter:
    """The letter of a whole outbox row, for the thread it is to be posted in."""
    values = row._mapping  # noqa: SLF001 -- the documented way to a row's names
    return Letter(
        workspace_id=values["workspace_id"],
        outbox_id=values["id"],
        conversation=values["conversation"],
        message=MESSAGES.validate_python(values["body"]),
        channel_id=values["channel_id"],
        ts=values["ts"],
        thread_ts=thread_ts,
        file_id=values["file_id"],
        file_digest=values["file_digest"],
        spare_file_id=values["spare_file_id"],
        spare_file_digest=values["spare_file_digest"],
    )


def row_of(claimed: Claim) -> sa.ColumnElement[bool]:
    """The claimed message's row, whoever holds it now."""
    return sa.and_(outbox.c.workspace_id == claimed.workspace_id, outbox.c.id == claimed.outbox_id)


def names(claimed: Claim) -> dict[str, str]:
    """The values that name a claim in a statement."""
    return {
        "workspace": claimed.workspace_id,
        "message": claimed.outbox_id,
        "token": claimed.token,
    }


def told(at: datetime) -> int:
    """A moment by the bot's clock, in milliseconds since 1970."""
    return int(at.timestamp() * 1000)
