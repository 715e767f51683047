"""Where a rotation's contacts come from; settings are stored sealed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.store.tables import source
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A source as stored; ``settings`` is sealed JSON."""

    id: str
    rotation_id: str
    kind: str
    name: str
    settings: bytes
    polled: bool
    failures: int = 0
    last_error: str = ""
    pulled_at: datetime | None = None


def _from_row(row: Row[Any]) -> Source:
    values = row._asdict()
    return Source(**{name: values[name] for name in Source.__dataclass_fields__})


def add(tx: Tx, new: Source, *, at: datetime) -> None:
    """Save a source; ``sqlalchemy.exc.IntegrityError`` if the rotation has one of that name."""
    values = {name: getattr(new, name) for name in Source.__dataclass_fields__}
    tx.run(insert(source).values(workspace_id=tx.workspace_id, created_at=at, **values))


def get(tx: Tx, source_id: str) -> Source | None:
    """One source."""
    row = tx.first(
        select(source).where(source.c.workspace_id == tx.workspace_id, source.c.id == source_id)
    )
    return None if row is None else _from_row(row)


def every(tx: Tx, rotation_id: str | None = None) -> tuple[Source, ...]:
    """All sources, or those of one rotation, by name."""
    statement = select(source).where(source.c.workspace_id == tx.workspace_id)
    if rotation_id is not None:
        statement = statement.where(source.c.rotation_id == rotation_id)
    return tuple(_from_row(row) for row in tx.rows(statement.order_by(source.c.name, source.c.id)))


def change(tx: Tx, source_id: str, **values: object) -> None:
    """Change columns of one source."""
    tx.run(
        update(source)
        .where(source.c.workspace_id == tx.workspace_id, source.c.id == source_id)
        .values(**values)
    )
