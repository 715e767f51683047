"""Who read or changed what they may as an owner or operator."""

from sqlalchemy import Column, Index, String, Table

from bot.store.tables.base import Instant, id_key, metadata, workspace_key

audit = Table(
    "audit",
    metadata,
    workspace_key(),
    id_key(),
    Column("at", Instant, nullable=False),
    Column("user_id", String(32), nullable=False),  # U…, or "operator"
    Column("action", String(40), nullable=False),  # "set_up_rotation"
    Column("subject", String(120), nullable=False),  # kinds and ids: "rotation:<id> contact:<id>"
    Index(None, "workspace_id", "at"),
)
