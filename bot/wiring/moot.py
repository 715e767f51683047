"""Moments on the agenda that will find nothing to do: buttons never touch the agenda."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from bot.store.agenda import AgendaRow
from bot.store.tables import pairing

_NEEDS: Mapping[str, tuple[str, ...]] = {
    "send_offer": ("offered", "accepted"),
    "remind_offer": ("offered",),
    "expire_offer": ("offered",),
    "remind_call": ("accepted",),
    "remind_day_before": ("accepted",),
    "end_call": ("accepted",),
    "ask_silent": ("accepted",),
    "give_up_silent": ("accepted",),
}
"""In which states of its pairing each kind of moment has something to do."""


def moot(connection: sa.Connection, rows: Sequence[AgendaRow]) -> frozenset[AgendaRow]:
    """Return those of the rows whose pairing has moved on without them."""
    about = [row for row in rows if row.kind in _NEEDS]
    statement = sa.select(pairing.c.workspace_id, pairing.c.id, pairing.c.state).where(
        pairing.c.workspace_id.in_({row.workspace_id for row in about}),
        pairing.c.id.in_({row.subject for row in about}),
    )
    states = {(row.workspace_id, row.id): row.state for row in connection.execute(statement)}
    return frozenset(
        row
        for row in about
        if states.get((row.workspace_id, row.subject), _NEEDS[row.kind][0]) not in _NEEDS[row.kind]
    )
