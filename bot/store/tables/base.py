"""What all tables share: naming, the workspace key, instants."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, ForeignKeyConstraint, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant: refuses naive values, and gives aware ones on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a naive datetime is a bug in the caller (``ValueError``)."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"an instant must be aware, got {value!r}"
            raise ValueError(msg)
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Give aware UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def workspace_key() -> Column[str]:
    """The first column of every primary key."""
    return Column("workspace_id", String(32), primary_key=True)


def id_key() -> Column[str]:
    """The second: random hex."""
    return Column("id", String(32), primary_key=True)


def refers(
    column: str,
    table: str,
    *,
    key: str = "id",
    **options: Any,  # noqa: ANN401 -- handed through
) -> ForeignKeyConstraint:
    """A foreign key within the same workspace, to that table's ``key``."""
    return ForeignKeyConstraint(
        ["workspace_id", column], [f"{table}.workspace_id", f"{table}.{key}"], **options
    )
