"""What was learned, made findable: themes that people chose, and words to search by.

The full-text machinery differs between the databases and is written by hand in the migrations:
``learning_search`` (FTS5, kept equal to ``learning_index`` by triggers) on SQLite, a GIN index on
PostgreSQL, and on both a trigger that takes an answer out of the index when its words change.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from bot.store.tables.base import Instant, id_key, metadata, refers, workspace_key

theme = Table(
    "theme",
    metadata,
    workspace_key(),
    id_key(),
    Column("rotation_id", String(32), nullable=False),
    Column("name", String(80), nullable=False),
    Column("folded_name", String(255), nullable=False),  # casefolded, what people type
    # Another name of that theme, after a merge or a renaming; NULL: a theme of its own.
    Column("merged_into", String(32)),
    Column("created_at", Instant, nullable=False),
    refers("rotation_id", "rotation", ondelete="CASCADE"),
    UniqueConstraint("workspace_id", "rotation_id", "folded_name"),
    CheckConstraint("merged_into <> id", name="not_itself"),
    Index(None, "workspace_id", "merged_into"),
)

answer_theme = Table(
    "answer_theme",
    metadata,
    workspace_key(),
    Column("followup_id", String(32), primary_key=True),
    Column("theme_id", String(32), primary_key=True),
    refers("followup_id", "answer", key="followup_id", ondelete="CASCADE"),
    refers("theme_id", "theme", ondelete="CASCADE"),
    Index(None, "workspace_id", "theme_id"),
)

learning_index = Table(
    "learning_index",
    metadata,
    workspace_key(),
    Column("followup_id", String(32), primary_key=True),
    # When it was answered, in microseconds since 1970, moved on until nobody else has it: the
    # order of all results, and SQLite's row number in the full-text table.
    Column("number", BigInteger, nullable=False),
    # Made by bot.core.search_text alone, so that both databases find the same.
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
    refers("followup_id", "answer", key="followup_id", ondelete="CASCADE"),
    UniqueConstraint("number"),
    Index(None, "workspace_id", "number"),
)


def is_hand_written(name: str | None) -> bool:
    """Whether a table or an index is full-text machinery that only a migration knows."""
    return name is not None and name.startswith(("learning_search", "ix_learning_index_words"))
