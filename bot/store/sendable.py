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


# Where a conversation stands, unless one of its messages is under way. All else is asked of this
# one message and not of all behind it, and in the head's words, so that the database cannot ask
# before it knows the heads.
_HEAD = (
    sa.select(
        outbox.c.workspace_id,
        outbox.c.conversation,
        sa.func.min(outbox.c.position).label("position"),
    )
    .where(is_open())
    .group_by(outbox.c.workspace_id, outbox.c.conversation)
    .having(sa.func.sum(sa.case((outbox.c.state == "claimed", 1), else_=0)) == 0)
    .subquery("head")
)
_MESSAGE = _HEAD.join(
    outbox,
    sa.and_(
        outbox.c.workspace_id == _HEAD.c.workspace_id,
        outbox.c.conversation == _HEAD.c.conversation,
        outbox.c.position == _HEAD.c.position,
    ),
)
_OTHER = outbox.alias("other")
_BEHIND_ANOTHER = sa.exists().where(  # in the same place: two transactions may have taken it
    _OTHER.c.workspace_id == _HEAD.c.workspace_id,
    _OTHER.c.conversation == _HEAD.c.conversation,
    _OTHER.c.position == _HEAD.c.position,
    is_open(_OTHER),
    # With nothing added to it: else SQLite reads all smaller ids by the primary key.
    _OTHER.c.id.concat("") < outbox.c.id,
)
_METHOD = sa.case(
    (_HEAD.c.conversation.startswith("home:"), "views.publish"),
    (outbox.c.ts.is_(None), "chat.postMessage"),
    else_="chat.update",
)
_PAUSED_UNTIL = (
    sa.select(pause.c.until * 1000)
    .where(pause.c.workspace_id == _HEAD.c.workspace_id, pause.c.method == _METHOD)
    .correlate(_HEAD, outbox)
    .scalar_subquery()
)
_FREE = (
    sa.select(sa.func.max(pace.c.free_real))
    .where(
        pace.c.workspace_id == _HEAD.c.workspace_id,
        pace.c.lane.in_((_METHOD, sa.case((outbox.c.ts.is_(None), _HEAD.c.conversation)))),
        pace.c.free_told > TOLD,
        pace.c.free_real < milliseconds() + FAR,
    )
    .correlate(_HEAD, outbox)
    .scalar_subquery()
)
_READY = Largest(
    outbox.c.retry_at * 1000, sa.func.coalesce(_PAUSED_UNTIL, 0), sa.func.coalesce(_FREE, 0)
)
_IN_TURN = (is_open(), outbox.c.state == "due", ~_BEHIND_ANOTHER, ~is_quiet(_HEAD.c.workspace_id))

ANY = (
    sa.select(outbox.c.id).select_from(_MESSAGE).where(*_IN_TURN, milliseconds() >= _READY).limit(1)
)
"""A message that can be sent now."""

OLDEST = (
    sa.select(outbox.c.workspace_id, outbox.c.id, outbox.c.conversation, outbox.c.ts)
    .select_from(_MESSAGE)
    .where(*_IN_TURN, milliseconds() >= _READY)
    .order_by(outbox.c.created_at, outbox.c.workspace_id, outbox.c.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True, of=outbox)
)
"""Those of them that have been waiting longest, locked, so many at most."""

SOONEST = sa.select(sa.func.min(_READY) - milliseconds()).select_from(_MESSAGE).where(*_IN_TURN)
"""In how many milliseconds the next message can be sent; null if none is due."""
