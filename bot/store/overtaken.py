"""Senders whose lease ended while they sent: each may have left a message in Slack twice.

A process that is frozen between its last look at the lease and the call to Slack is overtaken by
another replica, and cannot know it. When it goes on, its message may be there a second time: at
most once more for each time it is counted here.
"""

from datetime import datetime

import sqlalchemy as sa

from bot.ports import Outcome, Sent, Unknown
from bot.store.sending import Attempt, row_of
from bot.store.tables import outbox


def count_overtaken(
    connection: sa.Connection, attempt: Attempt, outcome: Outcome, at: datetime
) -> bool:
    """Count a message that may be there twice; False if it cannot be.

    It cannot if it was an update, if nothing was sent, or if what was sent is what others found.
    """
    if not attempt.posting or not isinstance(outcome, Sent | Unknown):
        return False
    ours = outcome.ts if isinstance(outcome, Sent) else ""
    return (
        connection.execute(
            outbox.update()
            .where(
                row_of(attempt.claim),
                sa.or_(outbox.c.ts.is_(None), outbox.c.ts != ours),
            )
            .values(overtaken=outbox.c.overtaken + 1, overtaken_at=at)
        ).rowcount
        > 0
    )


def overtaken_since(connection: sa.Connection, since: datetime) -> int:
    """How many messages may be there twice, at most, by what was counted from a moment on."""
    return (
        connection.scalar(
            sa.select(sa.func.sum(outbox.c.overtaken)).where(
                outbox.c.overtaken > 0, outbox.c.overtaken_at >= since
            )
        )
        or 0
    )
