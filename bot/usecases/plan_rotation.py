"""Plan when a rotation acts next: its rounds and its digests."""

from datetime import datetime, time, timedelta

from bot.core.cadence import next_occurrence, occurrence_after
from bot.core.localtime import local_instant
from bot.store import agenda
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.plan_check import plan_check

LAST_DIGESTS = timedelta(days=14)
"""How long after a rotation's end digests go on: what was begun is still told of."""


def plan_round(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    """Plan the next round after now; none where the rotation has ended or pauses without end."""
    moment = occurrence_after(rotation.rounds, at)
    _plan(tx, "round", rotation.id, moment)
    if moment is not None:
        plan_check(tx, moment, at=at)


def plan_digest(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    """Plan the next digest after now, until a little after the rotation's end."""
    following = next_occurrence(rotation.digests, at)
    ends, zone = rotation.form.ends, rotation.form.zone
    over = ends is not None and following > local_instant(ends, time.min, zone) + LAST_DIGESTS
    _plan(tx, "digest", rotation.id, None if over else following)


def _plan(tx: Tx, kind: str, rotation_id: str, moment: datetime | None) -> None:
    if moment is None:
        agenda.drop(tx, kind, rotation_id)
    else:
        agenda.put(tx, kind, rotation_id, moment)
