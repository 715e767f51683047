"""What was asked after a contact, what was learned, and what was promised."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.store.tables.base import Instant, id_key, metadata, refers, workspace_key

followup = Table(
    "followup",
    metadata,
    workspace_key(),
    id_key(),
    Column("pairing_id", String(32), nullable=False),
    Column("user_id", String(32), nullable=False),
    Column("kind", String(8), nullable=False),  # ticket, call
    Column("question_set", String(40), nullable=False),  # which wording: "ticket:1"
    Column("state", String(8), nullable=False),  # due, asked, skipped, answered, closed
    Column("happened_at", Instant, nullable=False),
    Column("asked_at", Instant),
    Column("answered_at", Instant),
    Column("look_at", Instant),  # when to remind, to fall silent, to close; NULL: never
    Column("snoozed", Boolean, nullable=False, server_default=false()),  # they chose look_at
    Column("reminders", Integer, nullable=False, server_default="0"),  # sent so far
    Column("reminder", String(120), nullable=False, server_default=""),  # key of the last one
    refers("pairing_id", "pairing", ondelete="CASCADE"),
    UniqueConstraint("workspace_id", "pairing_id"),
    Index(None, "workspace_id", "user_id", "state"),
    Index(None, "workspace_id", "happened_at"),
)

answer = Table(
    "answer",
    metadata,
    workspace_key(),
    Column("followup_id", String(32), primary_key=True),
    Column("rotation_id", String(32), nullable=False),
    Column("user_id", String(32), nullable=False),
    Column("outcome", String(24), nullable=False),
    Column("minutes", Integer),  # on the call
    Column("quote", Text, nullable=False, server_default=""),  # their own words, redacted
    Column("kinds", JSON, nullable=False),  # kinds of learning
    Column("learning", Text, nullable=False, server_default=""),
    # The names of its themes, as older versions read and write it; see ``answer_theme``.
    Column("theme", String(80), nullable=False, server_default=""),
    Column("issue_url", Text, nullable=False, server_default=""),
    Column("feeling", String(8), nullable=False, server_default=""),  # good, mixed, bad
    Column("thanks_to", String(32), nullable=False, server_default=""),
    Column("thanks", Text, nullable=False, server_default=""),
    Column("visibility", String(8), nullable=False),  # channel, team, me
    Column("details", JSON, nullable=False),  # everything as it was submitted, redacted
    Column("week", String(8), nullable=False),  # the digest it belongs to, "2026-W47"
    Column("happened_at", Instant, nullable=False),
    Column("answered_at", Instant, nullable=False),
    Column("edited_at", Instant),
    Column("withdrawn_at", Instant),
    Column("indexed", Boolean, nullable=False, server_default=false()),  # can be searched as it is
    refers("followup_id", "followup", ondelete="CASCADE"),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    Index(None, "workspace_id", "rotation_id", "week"),
    Index(None, "workspace_id", "rotation_id", "answered_at"),
)
# Whoever searches first brings the index up to date; an older replica's answers wait here.
Index(
    "ix_answer_not_indexed",
    answer.c.workspace_id,
    answer.c.answered_at,
    sqlite_where=text("indexed = 0"),
    postgresql_where=text("NOT indexed"),
)

promise = Table(
    "promise",
    metadata,
    workspace_key(),
    id_key(),
    Column("followup_id", String(32)),
    Column("rotation_id", String(32), nullable=False),
    Column("customer_id", String(32)),
    Column("user_id", String(32), nullable=False),
    Column("kind", String(16), nullable=False),  # find_out, update, workaround, fix
    Column("text", Text, nullable=False),  # redacted
    Column("due_on", Date),
    Column("update_on", Date),
    Column("state", String(8), nullable=False),  # open, kept, dropped
    Column("created_at", Instant, nullable=False),
    Column("kept_at", Instant),
    Column("look_at", Instant),  # when to nudge next; NULL: not known yet, or never
    Column("reminder", String(120), nullable=False, server_default=""),  # key of the last nudge
    Column("handover_to", String(32), nullable=False, server_default=""),  # asked to take it over
    Column("handover_at", Instant),
    refers("followup_id", "followup", ondelete="CASCADE"),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    refers("customer_id", "customer"),
    # One promise an answer: a modal saved twice changes it, never doubles it.
    UniqueConstraint("workspace_id", "followup_id"),
    Index(None, "workspace_id", "customer_id", "state"),
    Index(None, "workspace_id", "user_id", "state"),
    Index("ix_promise_rotation", "workspace_id", "rotation_id", "state", "due_on"),
)

# What the owners of a rotation ask instead of the built-in questions; never changed, only added.
question_set = Table(
    "question_set",
    metadata,
    workspace_key(),
    Column("rotation_id", String(32), primary_key=True),
    Column("kind", String(8), primary_key=True),  # ticket, call
    Column("version", Integer, primary_key=True),  # two owners at once cannot both be the nth
    Column("questions", JSON, nullable=False),  # a list of bot.core.own_questions.OwnQuestion
    Column("by_user_id", String(32), nullable=False, server_default=""),  # "" = a file
    Column("created_at", Instant, nullable=False),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
)
