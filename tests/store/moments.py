"""Moments and messages for the store's tests."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from bot.core.messages import Message, OwnerNotice
from bot.store.database import Database
from bot.store.tables import outbox, pace

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TEAM = "T1"


def saying(detail: str) -> Message:
    return OwnerNotice(rotation="Payments", about="nobody_available", detail=detail)


def states(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(sa.select(outbox.c.state).order_by(outbox.c.created_at)))


def let_real_time_pass(database: Database, seconds: int) -> None:
    """Move what the database's own clock was asked for into the past."""
    with database.writing() as connection:
        connection.execute(
            outbox.update().values(
                lease_until=outbox.c.lease_until - seconds,
                attempted_at=outbox.c.attempted_at - seconds,
                retry_at=outbox.c.retry_at - seconds,
            )
        )
        connection.execute(pace.update().values(free_real=pace.c.free_real - 1000 * seconds))
