"""Let what is posted call customers as the rotation now wants it: by aliases or by names."""

from datetime import date, datetime

from bot.store import agenda, handovers, outbox, rotations, said
from bot.store.agenda import AgendaRow
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.handover_cards import ask_key, say_handover
from bot.usecases.passing_on import load_passing
from bot.usecases.post_digest import refresh_digest
from bot.usecases.share_learning import refresh_shared

RENAME = "rename_customers"
"""The kind of moment at which posted messages follow; of a rotation, and from a week back."""

BATCH = 20
"""Digests a transaction makes anew: nobody waits for it for long."""


def plan_rename(tx: Tx, rotation_id: str, *, at: datetime) -> None:
    """Have everything that was posted follow; nobody waits for it in the form."""
    agenda.put(tx, RENAME, rotation_id, at)


def rename_customers(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Bring a batch of digests up to date, the newest first, and with it all else in the channel.

    Where there are more, again at once in a new transaction, from the week after which it ended.
    """
    rotation_id, _, before = row.subject.partition(":")
    rotation = rotations.get(tx, rotation_id)
    if rotation is None:
        return
    if not before:
        _shared(tx, rotation, at=at)
        _covers(tx, rotation, at=at)
    posted = sorted(week for _, week in said.posted_digests(tx, [rotation.id], date.min))
    older = [week for week in reversed(posted) if not before or week < before]
    for week in older[:BATCH]:
        refresh_digest(tx, rotation.id, week, at=at)
    if len(older) > BATCH:
        agenda.put(tx, RENAME, f"{rotation.id}:{older[BATCH - 1]}", at)


def _shared(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    for followup_id in said.shared_learnings(tx, rotation.id):
        refresh_shared(tx, followup_id, at=at)


def _covers(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    for one in handovers.covers_of_rotation(tx, rotation.id):
        passing = load_passing(tx, one.pairing_id, at=at)
        if passing is not None and outbox.is_known(tx, ask_key(one)):
            say_handover(tx, one, passing.asked, at=at)
