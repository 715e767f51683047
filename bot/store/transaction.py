"""What a use case is given: one open transaction of one workspace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

AnyRow = sa.Row[*tuple[Any, ...]]
"""A row of any width."""


@dataclass(slots=True)
class Notes:
    """What must be done once the transaction is committed."""

    outbox_touched: bool = False


@dataclass(frozen=True, slots=True)
class Tx:
    """One transaction of one workspace; whoever opened it commits it or rolls it back."""

    connection: sa.Connection
    workspace_id: str
    notes: Notes = field(default_factory=Notes, compare=False)

    def rows(self, statement: sa.Executable, /, **values: object) -> Sequence[AnyRow]:
        """All rows of a query; `values` are those of its bound parameters, besides `workspace`."""
        return self._execute(statement, values).all()

    def first(self, statement: sa.Executable, /, **values: object) -> AnyRow | None:
        """The first row of a query, or None."""
        return self._execute(statement, values).first()

    def run(self, statement: sa.Executable, /, **values: object) -> int:
        """Execute a change; the number of rows it changed.

        PostgreSQL's driver gives -1 for an INSERT of many rows at once: count with RETURNING there.
        """
        return self._execute(statement, values).rowcount

    def _execute(
        self, statement: sa.Executable, values: Mapping[str, object]
    ) -> sa.CursorResult[Any]:
        return self.connection.execute(statement, {"workspace": self.workspace_id, **values})

    def touch_outbox(self) -> None:
        """Have delivery woken as soon as this transaction is committed."""
        self.notes.outbox_touched = True
