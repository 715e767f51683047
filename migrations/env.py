"""How Alembic runs: inside the transaction that ``bot.store.schema`` opened and locked."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.sql.elements import False_

from bot.store.tables import metadata
from bot.store.tables.base import Instant
from bot.store.tables.learnings import is_hand_written


def _render(kind: str, item: Any, _autogenerate: Any) -> str | Literal[False]:  # noqa: ANN401 -- Alembic's signature
    """Migrations name only SQLAlchemy's own types: they outlive the program's."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "server_default" and isinstance(getattr(item, "arg", None), False_):
        return "sa.false()"  # the word differs between databases
    return False


def _known(name: str | None, _kind: str, _parents: Any) -> bool:  # noqa: ANN401 -- Alembic's signature
    """What a migration wrote by hand is nothing to compare."""
    return not is_hand_written(name)


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_item=_render,
    include_name=_known,
    # SQLite can change a table only by making it anew.
    render_as_batch=True,
    # bot.store.schema owns the transaction, so that all steps happen or none.
    transactional_ddl=False,
)
context.run_migrations()
