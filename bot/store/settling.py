"""What came of sending a message: settled by whoever holds its claim, and by nobody else."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.ports import Sent
from bot.store.realtime import seconds
from bot.store.sending import Claim, row_of
from bot.store.tables import outbox, pause

MOST_TRIES = 288
"""Then a message is given up: about a day, at the longest wait between two tries."""


def sent(connection: sa.Connection, claimed: Claim, result: Sent, at: datetime) -> bool:
    """Slack shows the version that was tried; due again if a newer one is wanted by now."""
    return settle(
        connection,
        claimed,
        state=sa.case((outbox.c.wanted > outbox.c.trying, "due"), else_="done"),
        sent=outbox.c.trying,
        channel_id=result.channel_id,
        ts=result.ts,
        file_id=result.file_id,
        file_digest=result.file_digest,
        attempted_at=None,
        attempts=0,
        retry_at=0,
        error="",
        sent_at=at,
    )


def retry(connection: sa.Connection, claimed: Claim, after: int, why: str) -> bool:
    """It did not happen: due again in so many seconds, unless it has failed too often."""
    return settle(
        connection,
        claimed,
        state=due_or_failed(),
        attempted_at=None,
        attempts=outbox.c.attempts + 1,
        retry_at=seconds() + after,
        error=why,
    )


def wait(connection: sa.Connection, claimed: Claim, after: int, why: str) -> bool:
    """It did not happen, by no fault of the message: due again in so many seconds."""
    return settle(
        connection,
        claimed,
        state="due",
        attempted_at=None,
        retry_at=seconds() + after,
        error=why,
    )


def unknown(connection: sa.Connection, claimed: Claim, why: str) -> bool:
    """The answer to a post was lost: to be looked up before anything else is done with it."""
    return settle(connection, claimed, state="unknown", retry_at=0, error=why)


def failed(connection: sa.Connection, claimed: Claim, why: str) -> bool:
    """It will not be sent, and keeps nothing waiting any more."""
    return settle(connection, claimed, state="failed", error=why)


def hold(connection: sa.Connection, workspace_id: str, method: str, after: int) -> None:
    """Call this method for this workspace no more for so many seconds."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    until = seconds() + after
    connection.execute(
        insert(pause)
        .values(workspace_id=workspace_id, method=method, until=until)
        .on_conflict_do_update(
            index_elements=["workspace_id", "method"],
            set_={"until": sa.case((pause.c.until > until, pause.c.until), else_=until)},
        )
    )


def due_or_failed() -> sa.ColumnElement[str]:
    """The state after one more try that did not happen."""
    return sa.case((outbox.c.attempts + 1 >= MOST_TRIES, "failed"), else_="due")


def settle(connection: sa.Connection, claimed: Claim, **values: object) -> bool:
    """End a claim with these values; whether it was still ours (nobody took it over)."""
    changed = connection.execute(
        outbox.update()
        .where(row_of(claimed), outbox.c.lease_token == claimed.token)
        .values(lease_token=None, **values)
    )
    return changed.rowcount > 0
