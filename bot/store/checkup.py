"""What doctor asks the database: what is late, stuck, lost or paused. Reads only."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.store import agenda as moments
from bot.store.agenda import ParkedRow
from bot.store.duty import troubles
from bot.store.overtaken import overtaken_since
from bot.store.realtime import seconds
from bot.store.sendable import is_open
from bot.store.tables import (
    agenda,
    outbox,
    pause,
    person,
    rotation,
    rotation_owner,
    source,
    workspace,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed:
    """Messages that were given up for one reason."""

    why: str
    count: int
    latest: datetime
    """When the latest of them was decided."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkup:
    """One look at the whole database."""

    seconds: int
    """The database's own clock, since 1970."""
    oldest_due: datetime | None
    """The oldest moment that is due and waits; None if none does."""
    moments: int
    """All that stand on the agenda."""
    parked: tuple[ParkedRow, ...]
    waiting: int
    """Messages not said yet."""
    oldest_waiting: datetime | None
    unknown: int
    """Messages whose answer was lost."""
    overtaken: int
    """Messages that may be there twice, because their sender was frozen beyond its lease."""
    failed: tuple[Failed, ...]
    paused: tuple[tuple[str, int], ...]
    """Methods Slack wants left alone, and for how many seconds more."""
    quiet: tuple[tuple[str, datetime], ...]
    """Workspaces whose installation is dead, and since when."""
    sources: int
    """All that are known."""
    failing_sources: tuple[tuple[str, str], ...]
    """Sources that cannot be read, and why."""
    ownerless: tuple[str, ...]
    """Rotations none of whose owners is still in Slack."""
    duty: tuple[tuple[str, str, str], ...]
    """Rotations that cannot show who is on duty: Slack's codes for the group and the pin."""


def check_up(connection: sa.Connection, at: datetime, since: datetime) -> Checkup:
    """Look at everything; failed and doubled messages only from ``since`` on."""
    due = moments.next_due(connection)
    now = connection.scalar(sa.select(seconds())) or 0
    waiting = connection.execute(
        sa.select(sa.func.count(), sa.func.min(outbox.c.created_at)).where(is_open())
    ).one()
    return Checkup(
        seconds=now,
        oldest_due=due if due is not None and due <= at else None,
        moments=connection.scalar(sa.select(sa.func.count()).select_from(agenda)) or 0,
        parked=tuple(moments.parked(connection)),
        waiting=waiting[0],
        oldest_waiting=waiting[1],
        unknown=connection.scalar(
            sa.select(sa.func.count()).where(is_open(), outbox.c.state == "unknown")
        )
        or 0,
        overtaken=overtaken_since(connection, since),
        failed=_failed(connection, since),
        paused=tuple(
            (row.method, row.until - now)
            for row in connection.execute(sa.select(pause).where(pause.c.until > now))
        ),
        quiet=tuple(
            (row.name, row.quiet_since)
            for row in connection.execute(
                sa.select(workspace).where(workspace.c.quiet_since.is_not(None))
            )
        ),
        sources=connection.scalar(sa.select(sa.func.count()).select_from(source)) or 0,
        failing_sources=tuple(
            (row.name, row.last_error)
            for row in connection.execute(sa.select(source).where(source.c.failures > 0))
        ),
        ownerless=_ownerless(connection),
        duty=troubles(connection),
    )


def _failed(connection: sa.Connection, since: datetime) -> tuple[Failed, ...]:
    found = connection.execute(
        sa.select(outbox.c.error, sa.func.count(), sa.func.max(outbox.c.created_at))
        .where(outbox.c.state == "failed", outbox.c.created_at >= since)
        .group_by(outbox.c.error)
        .order_by(sa.func.count().desc(), outbox.c.error)
    )
    return tuple(Failed(why=why, count=count, latest=latest) for why, count, latest in found)


def _ownerless(connection: sa.Connection) -> tuple[str, ...]:
    gone = sa.exists().where(
        person.c.workspace_id == rotation_owner.c.workspace_id,
        person.c.user_id == rotation_owner.c.user_id,
        person.c.state == "deactivated",
    )
    there = sa.exists().where(
        rotation_owner.c.workspace_id == rotation.c.workspace_id,
        rotation_owner.c.rotation_id == rotation.c.id,
        ~gone,
    )
    found = connection.scalars(
        sa.select(rotation.c.name)
        .where(rotation.c.state != "archived", ~there)
        .order_by(rotation.c.folded_name)
    )
    return tuple(found)
