"""The statements a story sends to its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from bot.store.database import Database


@contextmanager
def statements_of(database: Database) -> Iterator[list[str]]:
    """Every statement sent within the block, as text with one blank between words."""
    seen: list[str] = []

    def note(_connection: sa.Connection, _cursor: Any, statement: str, *_rest: Any) -> None:  # noqa: ANN401 - SQLAlchemy's signature
        seen.append(" ".join(statement.split()))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
