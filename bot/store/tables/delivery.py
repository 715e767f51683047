"""Agenda, outbox and inbox: what is still to happen, to be said, and what has come in."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.tables.base import Instant, id_key, metadata, workspace_key

agenda = Table(
    "agenda",
    metadata,
    workspace_key(),
    Column("kind", String(24), primary_key=True),
    Column("subject", String(120), primary_key=True),  # an id: rotation, pairing, follow-up …
    Column("due_at", Instant, nullable=False),
    Column(
        "planned_at", Instant, nullable=False
    ),  # when it should have been; due_at may retry later
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("parked_at", Instant),
    Column("error", Text, nullable=False, server_default=""),
    Index(
        "ix_agenda_due",
        "due_at",
        sqlite_where=text("parked_at IS NULL"),
        postgresql_where=text("parked_at IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    workspace_key(),
    id_key(),
    Column(
        "dedupe_key", String(120), nullable=False
    ),  # "offer:<pairing>", "digest:<rotation>:2026-W47"
    Column("conversation", String(40), nullable=False),  # U… (their DM), C… (a channel), "home:U…"
    Column("position", Integer, nullable=False),  # order within the conversation
    # The message in whose thread it stands, of the same conversation; NULL: in none. No key over
    # both: SQLite would rebuild the table, and rows are never taken out.
    Column("parent_id", String(32)),
    Column("body", JSON, nullable=False),  # bot.core.messages.MESSAGES
    Column("wanted", Integer, nullable=False),  # version to be said
    Column("sent", Integer, nullable=False, server_default="0"),  # version Slack shows
    Column("trying", Integer, nullable=False, server_default="0"),  # version of the last attempt
    Column("state", String(8), nullable=False),  # due, claimed, unknown, done, dropped, failed
    Column("channel_id", String(32)),
    Column("ts", String(32)),
    Column("file_id", String(32)),  # the picture uploaded for it
    Column("file_digest", String(64)),  # of the picture's data: the same is not uploaded twice
    Column("spare_file_id", String(32)),  # uploaded, but not known to be shown by the message
    Column("spare_file_digest", String(64)),
    Column("not_after", Instant),  # not posted after this moment
    # real time by the database's own clock, as seconds since 1970:
    Column("lease_until", BigInteger, nullable=False, server_default="0"),
    Column("lease_token", String(32)),
    Column("attempted_at", BigInteger),  # when the unanswered post was begun
    Column("retry_at", BigInteger, nullable=False, server_default="0"),
    # The same moment by the bot's clock, which is the local Slack's clock too:
    Column("tried_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text, nullable=False, server_default=""),
    # How often a sender came to its end after its lease, so that the message may be there twice:
    Column("overtaken", Integer, nullable=False, server_default="0"),
    Column("overtaken_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("emptied_at", Instant),  # its body went by retention; NULL: it has one
    UniqueConstraint("workspace_id", "dedupe_key"),
    # Not unique: two transactions at once may take the same place, then their ids decide; a
    # unique place would make everybody who writes to one channel wait for each other.
    Index(None, "workspace_id", "conversation", "position"),
    Index(
        "ix_outbox_open",
        "workspace_id",
        "conversation",
        "position",
        sqlite_where=text("state IN ('due', 'claimed', 'unknown')"),
        postgresql_where=text("state IN ('due', 'claimed', 'unknown')"),
    ),
    Index(
        "ix_outbox_kept",
        "workspace_id",
        "created_at",
        sqlite_where=text("emptied_at IS NULL"),
        postgresql_where=text("emptied_at IS NULL"),
    ),
)

# After a 429, Slack wants no more calls of that method from that workspace for a while.
pause = Table(
    "pause",
    metadata,
    workspace_key(),
    Column("method", String(24), primary_key=True),
    Column("until", BigInteger, nullable=False),  # by the database's own clock, as above
)

# Before a 429: when the next message of a lane may follow, a conversation's posts or one method.
pace = Table(
    "pace",
    metadata,
    workspace_key(),
    Column("lane", String(40), primary_key=True),
    # Milliseconds since 1970, by the database's own clock and by the bot's, which may be moved:
    Column("free_real", BigInteger, nullable=False),
    Column("free_told", BigInteger, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    workspace_key(),
    Column("source", String(24), primary_key=True),  # slack, a webhook …
    Column("external_id", String(255), primary_key=True),
    Column("received_at", Instant, nullable=False),
    Index(None, "received_at"),
)
