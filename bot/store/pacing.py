"""The pace of what is said, kept by the database for all replicas and across restarts.

A lane is a conversation (for first posts) or a method. Its row says from when on the next message
may follow, by the database's clock and by the bot's; either is enough.
"""

from collections import Counter
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.limits import Limit
from bot.store.realtime import Largest, milliseconds
from bot.store.sendable import FAR, TOLD
from bot.store.tables import pace

_STEPS = sa.bindparam("steps", type_=sa.BigInteger)
_AHEAD = sa.bindparam("ahead", type_=sa.BigInteger)


def note(connection: sa.Connection, lanes: Iterable[tuple[str, str, Limit]], told: int) -> None:
    """One more is said in each of these lanes of workspaces; a lane may be there several times.

    `told` is now by the bot's clock, in milliseconds. To be called last in a transaction: who else
    speaks in these lanes waits for its end.
    """
    times = Counter(lanes)
    values = [
        {
            "workspace_id": workspace_id,
            "lane": lane,
            "steps": count * limit.every,
            "ahead": limit.ahead,
            "told": told,
        }
        for (workspace_id, lane, limit), count in times.items()
    ]
    if values:
        # All take them in one order, so that two never wait for each other.
        values.sort(key=lambda one: (one["workspace_id"], one["lane"]))
        connection.execute(_NOTE[connection.dialect.name], values)


def _next(free: sa.ColumnElement[int], now: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """On from where the lane is, or from as far behind now as its burst allows."""
    sane = sa.case((free < now + FAR, free), else_=0)
    return Largest(sane, now - _AHEAD) + _STEPS


def _note(insert: sqlite.Insert | postgresql.Insert) -> sa.Executable:
    return insert.values(
        workspace_id=sa.bindparam("workspace_id"),
        lane=sa.bindparam("lane"),
        free_real=milliseconds() - _AHEAD + _STEPS,
        free_told=TOLD - _AHEAD + _STEPS,
    ).on_conflict_do_update(
        index_elements=["workspace_id", "lane"],
        set_={
            "free_real": _next(pace.c.free_real, milliseconds()),
            "free_told": _next(pace.c.free_told, TOLD),
        },
    )


_NOTE = {"sqlite": _note(sqlite.insert(pace)), "postgresql": _note(postgresql.insert(pace))}
