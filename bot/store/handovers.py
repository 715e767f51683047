"""Swaps and covers: who was asked to take a pairing over, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from bot.core.messages import HandoverState
from bot.store.bound import change_of, given, ours
from bot.store.tables import handover, pairing
from bot.store.transaction import Tx


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """One question to a person or a channel, as stored."""

    id: str
    """Also of the pairing that is made once somebody has taken it."""
    pairing_id: str
    """Whose it is until then."""
    to_user_id: str
    """Empty: whoever is first in the rotation's channel."""
    by_user_id: str
    state: HandoverState
    taken_by: str
    asked_at: datetime
    deadline: datetime

    @property
    def is_cover(self) -> bool:
        """Whether the channel was asked, and not one person."""
        return not self.to_user_id


_OLDEST_FIRST = select(handover).where(ours(handover)).order_by(handover.c.asked_at, handover.c.id)
_GET = _OLDEST_FIRST.where(given(handover.c.id))
_OF_PAIRING = _OLDEST_FIRST.where(given(handover.c.pairing_id))
_OPEN_TO = _OLDEST_FIRST.where(given(handover.c.to_user_id), handover.c.state == "open")
_COVERS = _OLDEST_FIRST.join(
    pairing,
    (pairing.c.workspace_id == handover.c.workspace_id) & (pairing.c.id == handover.c.pairing_id),
).where(given(pairing.c.rotation_id), handover.c.to_user_id == "")
_CHANGE = change_of(handover)
_HANDED_ON = select(pairing.c.user_id).where(
    ours(pairing), given(pairing.c.contact_id), pairing.c.state == "handed_over"
)
_END = _CHANGE.where(given(handover.c.state, "since"))


def _from_row(row: Row[Any]) -> Handover:
    values = row._asdict()
    return Handover(**{name: values[name] for name in Handover.__dataclass_fields__})


def add(tx: Tx, new: Handover) -> None:
    """Save a new one; ``sqlalchemy.exc.IntegrityError`` if its pairing has an open one."""
    values = {name: getattr(new, name) for name in Handover.__dataclass_fields__}
    tx.run(insert(handover).values(workspace_id=tx.workspace_id, **values))


def get(tx: Tx, handover_id: str) -> Handover | None:
    """One swap or cover."""
    row = tx.first(_GET, id=handover_id)
    return None if row is None else _from_row(row)


def covers_of_rotation(tx: Tx, rotation_id: str) -> tuple[Handover, ...]:
    """All that the channel of a rotation was ever asked, the oldest first."""
    rows = tx.rows(_COVERS, rotation_id=rotation_id)
    return tuple(_from_row(row) for row in rows)


def of_pairing(tx: Tx, pairing_id: str) -> tuple[Handover, ...]:
    """All that a pairing has seen, the oldest first."""
    rows = tx.rows(_OF_PAIRING, pairing_id=pairing_id)
    return tuple(_from_row(row) for row in rows)


def open_to(tx: Tx, user_id: str) -> tuple[Handover, ...]:
    """What somebody was asked to take over and has not answered, the oldest first."""
    rows = tx.rows(_OPEN_TO, to_user_id=user_id)
    return tuple(_from_row(row) for row in rows)


def end(
    tx: Tx,
    handover_id: str,
    *,
    to: HandoverState,
    at: datetime,
    taken_by: str = "",
    since: HandoverState = "open",
) -> bool:
    """End one that is open, or in another state; False: somebody was first."""
    values = {"state": to, "ended_at": at, "taken_by": taken_by}
    return tx.run(_END, which=handover_id, since=since, **values) > 0


def put_off(tx: Tx, handover_id: str, deadline: datetime) -> None:
    """Let one be answered until another moment: its contact has moved."""
    tx.run(_CHANGE, which=handover_id, deadline=deadline)


def handed_on_by(tx: Tx, contact_id: str) -> frozenset[str]:
    """Who has handed this contact on, and may take it back."""
    rows = tx.rows(_HANDED_ON, contact_id=contact_id)
    return frozenset(row.user_id for row in rows)
