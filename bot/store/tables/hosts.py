"""Hosts who are looked for in Slack, and whom a thank-you reaches."""

from sqlalchemy import Column, Index, LargeBinary, String, Table

from bot.store.tables.base import Instant, metadata, refers, workspace_key

# Whoever hosts a contact and is not known yet, by the keyed hash of their address.
host_search = Table(
    "host_search",
    metadata,
    workspace_key(),
    Column("email_hash", String(64), primary_key=True),
    Column("address", LargeBinary),  # encrypted, until Slack was asked; NULL: it was
    Column("asked_at", Instant),  # Slack did not know them then; NULL: not asked yet
    Column("since", Instant, nullable=False),
)

# Whom somebody named as their manager, so that they hear of thank-yous; no row: nobody.
manager = Table(
    "manager",
    metadata,
    workspace_key(),
    Column("user_id", String(32), primary_key=True),
    Column("manager_user_id", String(32), nullable=False),
    Column("state", String(8), nullable=False),  # asked, agreed, ended
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Index(None, "workspace_id", "manager_user_id"),
)

# A thank-you on its way to somebody, or with them.
thank_you = Table(
    "thank_you",
    metadata,
    workspace_key(),
    Column("followup_id", String(32), primary_key=True),
    Column("to_user_id", String(32), primary_key=True),
    Column("about_user_id", String(32), nullable=False),  # who is thanked; a manager reads along
    Column("created_at", Instant, nullable=False),
    Column("message", String(120), nullable=False, server_default=""),  # key of what shows it
    refers("followup_id", "followup", ondelete="CASCADE"),
    Index(None, "workspace_id", "to_user_id", "message"),
)
