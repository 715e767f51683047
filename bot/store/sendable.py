"""Which messages of the outbox can be sent, and from when on.

All moments are milliseconds by the database's own clock. `TOLD`, the moment by the bot's clock, is
given with each of the statements: time travel refills what Slack allows, as real time does.
"""

import sqlalchemy as sa

from bot.store.quiet import is_quiet
from bot.store.realtime import Largest, milliseconds
from bot.store.tables import outbox, pace, pause

OPEN = ("due", "claimed", "unknown")

FAR = 60_000
"""A pace further ahead than this was noted by a clock that was wrong, and is not kept to."""

TOLD = sa.bindparam("told", type_=sa.BigInteger)


def is_open(rows: sa.FromClause = outbox) -> sa.ColumnElement[bool]:
    """Not finished: in the words of the index of open messages.

    SQLite uses a partial index only for a query that repeats its very condition.
    """
    return rows.c.state.in_([sa.literal_column(f"'{state}'") for state in OPEN])


def method_of(conversation: str, ts: str | None) -> str:
    """Which of Slack's methods says it: what a rate limit is counted for."""
    if conversation.startswith("home:"):
        return "views.publish"
    return "chat.postMessage" if ts is None else "chat.update"


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


_METHOD = sa.case(
    (outbox.c.conversation.startswith("home:"), "views.publish"),
    (outbox.c.ts.is_(None), "chat.postMessage"),
    else_="chat.update",
)
_PAUSED_UNTIL = (
    sa.select(pause.c.until * 1000)
    .where(pause.c.workspace_id == outbox.c.workspace_id, pause.c.method == _METHOD)
    .scalar_subquery()
)
_FREE = (
    sa.select(sa.func.max(pace.c.free_real))
    .where(
        pace.c.workspace_id == outbox.c.workspace_id,
        pace.c.lane.in_((_METHOD, sa.case((outbox.c.ts.is_(None), outbox.c.conversation)))),
        pace.c.free_told > TOLD,
        pace.c.free_real < milliseconds() + FAR,
    )
    .scalar_subquery()
)
_READY = Largest(
    outbox.c.retry_at * 1000, sa.func.coalesce(_PAUSED_UNTIL, 0), sa.func.coalesce(_FREE, 0)
)
_IN_TURN = (
    is_open(),
    outbox.c.state == "due",
    ~_behind_another(),
    ~is_quiet(outbox.c.workspace_id),
)

ANY = sa.select(outbox.c.id).where(*_IN_TURN, milliseconds() >= _READY).limit(1)
"""A message that can be sent now."""

OLDEST = (
    sa.select(outbox.c.workspace_id, outbox.c.id, outbox.c.conversation, outbox.c.ts)
    .where(*_IN_TURN, milliseconds() >= _READY)
    .order_by(outbox.c.created_at, outbox.c.workspace_id, outbox.c.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True, of=outbox)
)
"""Those of them that have been waiting longest, locked, so many at most."""

SOONEST = sa.select(sa.func.min(_READY) - milliseconds()).where(*_IN_TURN)
"""In how many milliseconds the next message can be sent; null if none is due."""
