"""Pairings that somebody else was asked to take over: a swap with one person, or a cover."""

from sqlalchemy import Column, Index, String, Table, text

from bot.store.tables.base import Instant, id_key, metadata, refers, workspace_key

handover = Table(
    "handover",
    metadata,
    workspace_key(),
    id_key(),  # also the id of the pairing that is made once somebody has taken it
    Column("pairing_id", String(32), nullable=False),  # whose it is until then
    Column("to_user_id", String(32), nullable=False),  # "" = whoever is first in the channel
    Column("by_user_id", String(32), nullable=False),  # who asked: its holder, or an owner
    Column("state", String(12), nullable=False),  # open, taken, declined, expired, withdrawn, moot
    Column("taken_by", String(32), nullable=False, server_default=""),
    Column("asked_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("ended_at", Instant),
    refers("pairing_id", "pairing", ondelete="CASCADE"),
    Index(None, "workspace_id", "pairing_id"),
    Index(None, "workspace_id", "to_user_id", "state"),
)

_OPEN = text("state = 'open'")
# One question at a time: nobody is asked for what another may be taking just now.
Index(
    "uq_handover_open",
    handover.c.workspace_id,
    handover.c.pairing_id,
    unique=True,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)
