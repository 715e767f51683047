"""The outbox as delivery sees it: claim a message, then begin it (and settle it: ``settling``).

A claim is a lease by the database's clock. It is renewed by `begin`, right before the message is
sent; who lost it sends nothing and settles nothing. The oldest unfinished message of a
conversation keeps later ones of that conversation waiting, and no other.
"""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.core.messages import MESSAGES
from bot.ports import Letter
from bot.store.ids import new_id
from bot.store.quiet import is_quiet
from bot.store.realtime import seconds
from bot.store.tables import outbox, pause

LEASE = 60
"""Seconds a claim holds."""

TIME_OUT = 25
"""Seconds one try may take in all: under half of a lease."""

OPEN = ("due", "claimed", "unknown")


def is_open(rows: sa.FromClause = outbox) -> sa.ColumnElement[bool]:
    """Not finished: in the words of the index of open messages.

    SQLite uses a partial index only for a query that repeats its very condition.
    """
    words = sa.bindparam("open", list(OPEN), sa.String(), expanding=True, literal_execute=True)
    return rows.c.state.in_(words)


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


def anything(connection: sa.Connection) -> bool:
    """Whether a message can be sent now."""
    return (
        connection.execute(sa.select(outbox.c.id).where(*_can_be_sent()).limit(1)).first()
        is not None
    )


def claim(connection: sa.Connection, at: datetime) -> Claim | None:
    """Claim the message that has been waiting longest of those that can be sent now."""
    statement = (
        sa.select(outbox.c.workspace_id, outbox.c.id)
        .where(*_can_be_sent())
        .order_by(outbox.c.created_at, outbox.c.workspace_id, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=outbox)
    )
    found = connection.execute(statement).first()
    if found is None:
        return None
    claimed = Claim(found.workspace_id, found.id, new_id())
    connection.execute(
        outbox.update()
        .where(row_of(claimed))
        .values(
            state="claimed",
            lease_token=claimed.token,
            lease_until=seconds() + LEASE,
            attempted_at=None,
            tried_at=at,
        )
    )
    return claimed


def begin(connection: sa.Connection, claimed: Claim, at: datetime) -> Attempt | None:
    """Renew the lease and take the newest version; None if it must not be sent.

    It must not if the lease was lost, or if it is a post that comes too late (then it is dropped).
    From here on a post without an answer may have happened.
    """
    held = (
        row_of(claimed),
        outbox.c.lease_token == claimed.token,
        outbox.c.lease_until > seconds(),
    )
    row = connection.execute(sa.select(outbox).where(*held).with_for_update()).first()
    if row is None:
        return None
    posting = row.ts is None
    if posting and row.not_after is not None and row.not_after < at:
        connection.execute(
            outbox.update()
            .where(row_of(claimed))
            .values(state="dropped", lease_token=None, error="too late")
        )
        return None
    connection.execute(
        outbox.update()
        .where(row_of(claimed))
        .values(
            trying=row.wanted,
            lease_until=seconds() + LEASE,
            attempted_at=seconds() if posting else None,
            tried_at=at,
        )
    )
    method = method_of(row.conversation, row.ts)
    return Attempt(claimed, letter_of(row), posting, method, row.attempts)


def letter_of(row: sa.Row[*tuple[object, ...]]) -> Letter:
    """The letter of a whole outbox row."""
    values = row._mapping  # noqa: SLF001 -- the documented way to a row's names
    return Letter(
        workspace_id=values["workspace_id"],
        outbox_id=values["id"],
        conversation=values["conversation"],
        message=MESSAGES.validate_python(values["body"]),
        channel_id=values["channel_id"],
        ts=values["ts"],
        file_id=values["file_id"],
        file_digest=values["file_digest"],
    )


def method_of(conversation: str, ts: str | None) -> str:
    """Which of Slack's methods says it: what a rate limit is counted for."""
    if conversation.startswith("home:"):
        return "views.publish"
    return "chat.postMessage" if ts is None else "chat.update"


def row_of(claimed: Claim) -> sa.ColumnElement[bool]:
    """The claimed message's row, whoever holds it now."""
    return sa.and_(outbox.c.workspace_id == claimed.workspace_id, outbox.c.id == claimed.outbox_id)


def _can_be_sent() -> tuple[sa.ColumnElement[bool], ...]:
    return (
        is_open(),
        outbox.c.state == "due",
        outbox.c.retry_at <= seconds(),
        ~_behind_another(),
        ~_paused(),
        ~is_quiet(outbox.c.workspace_id),
    )


def _behind_another() -> sa.ColumnElement[bool]:
    other = outbox.alias("other")
    before = sa.or_(
        other.c.position < outbox.c.position,
        sa.and_(other.c.position == outbox.c.position, other.c.id < outbox.c.id),
    )
    return sa.exists().where(
        other.c.workspace_id == outbox.c.workspace_id,
        other.c.conversation == outbox.c.conversation,
        is_open(other),
        other.c.id != outbox.c.id,
        sa.or_(before, other.c.state == "claimed"),
    )


def _paused() -> sa.ColumnElement[bool]:
    method = sa.case(
        (outbox.c.conversation.startswith("home:"), "views.publish"),
        (outbox.c.ts.is_(None), "chat.postMessage"),
        else_="chat.update",
    )
    return sa.exists().where(
        pause.c.workspace_id == outbox.c.workspace_id,
        pause.c.method == method,
        pause.c.until > seconds(),
    )
