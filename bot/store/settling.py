"""What came of sending a message: settled by whoever holds its claim, and by nobody else."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.ports import Sent
from bot.store.realtime import in_full, seconds
from bot.store.sending import HELD, Claim, names
from bot.store.tables import outbox, pause
from bot.store.tables.base import Instant

MOST_TRIES = 288
"""Then a message is given up: about a day, at the longest wait between two tries."""


def settling(**values: object) -> sa.Update:
    """A statement that ends a claim with these values, if it is still ours; for `settle`."""
    return outbox.update().where(HELD).values(lease_token=None, **values)


due_or_failed = sa.case((outbox.c.attempts + 1 >= MOST_TRIES, "failed"), else_="due")
"""The state after one more try that did not happen."""

_WHY = sa.bindparam("why", type_=sa.Text)
_AFTER = sa.bindparam("after", type_=sa.BigInteger)

_FILE = sa.bindparam("file", type_=sa.String)


def _unless_shown(spare: sa.Column[str]) -> sa.ColumnElement[str | None]:
    return sa.case((_FILE.is_(None), spare), else_=None)


_SENT = settling(
    state=sa.case((outbox.c.wanted > outbox.c.trying, "due"), else_="done"),
    sent=outbox.c.trying,
    channel_id=sa.bindparam("channel"),
    ts=sa.bindparam("posted"),
    # A message that came to show no picture this time has the old one still, to be shown again.
    file_id=sa.func.coalesce(_FILE, outbox.c.file_id),
    file_digest=sa.func.coalesce(sa.bindparam("digest", type_=sa.String), outbox.c.file_digest),
    spare_file_id=_unless_shown(outbox.c.spare_file_id),
    spare_file_digest=_unless_shown(outbox.c.spare_file_digest),
    attempted_at=None,
    attempts=0,
    retry_at=0,
    error="",
    sent_at=sa.bindparam("at", type_=Instant),
)
_RETRY = settling(
    state=due_or_failed,
    attempted_at=None,
    attempts=outbox.c.attempts + 1,
    retry_at=in_full(_AFTER),
    error=_WHY,
)
_WAIT = settling(state="due", attempted_at=None, retry_at=seconds() + _AFTER, error=_WHY)
_UNKNOWN = settling(state="unknown", retry_at=0, error=_WHY)
_FAILED = settling(state="failed", error=_WHY)


def sent(connection: sa.Connection, claimed: Claim, result: Sent, at: datetime) -> bool:
    """Slack shows the version that was tried; due again if a newer one is wanted by now."""
    return settle(
        connection,
        claimed,
        _SENT,
        channel=result.channel_id,
        posted=result.ts,
        file=result.file_id,
        digest=result.file_digest,
        at=at,
    )


def retry(connection: sa.Connection, claimed: Claim, after: int, why: str) -> bool:
    """It did not happen: due again in so many seconds, unless it has failed too often."""
    return settle(connection, claimed, _RETRY, after=after, why=why)


def wait(connection: sa.Connection, claimed: Claim, after: int, why: str) -> bool:
    """It did not happen, by no fault of the message: due again in so many seconds."""
    return settle(connection, claimed, _WAIT, after=after, why=why)


def unknown(connection: sa.Connection, claimed: Claim, why: str) -> bool:
    """The answer to a post was lost: to be looked up before anything else is done with it."""
    return settle(connection, claimed, _UNKNOWN, why=why)


def failed(connection: sa.Connection, claimed: Claim, why: str) -> bool:
    """It will not be sent, and keeps nothing waiting any more."""
    return settle(connection, claimed, _FAILED, why=why)


def hold(connection: sa.Connection, workspace_id: str, method: str, after: int) -> None:
    """Call this method for this workspace no more for so many seconds."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    until = in_full(after)
    connection.execute(
        insert(pause)
        .values(workspace_id=workspace_id, method=method, until=until)
        .on_conflict_do_update(
            index_elements=["workspace_id", "method"],
            set_={"until": sa.case((pause.c.until > until, pause.c.until), else_=until)},
        )
    )


def settle(
    connection: sa.Connection, claimed: Claim, statement: sa.Update, **values: object
) -> bool:
    """Run a statement of `settling` with its values; whether nobody had taken the claim over."""
    return connection.execute(statement, {**names(claimed), **values}).rowcount > 0
