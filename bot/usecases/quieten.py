"""A dead installation: quiet at once, remembered for a while, then forgotten."""

from datetime import datetime, timedelta

import structlog

from bot.store import agenda, quiet
from bot.store.agenda import FORGET, AgendaRow
from bot.store.transaction import Tx

KEPT = timedelta(days=30)
"""How long the data of a dead installation is kept, for the case that it comes back."""

_WORKSPACE = "workspace"

_log = structlog.get_logger(__name__)


def quieten_workspace(tx: Tx, *, why: str, at: datetime) -> None:
    """Do and say nothing more in this workspace; what is owed waits. Safe to repeat."""
    if quiet.quieten(tx, at):
        agenda.put(tx, FORGET, _WORKSPACE, at + KEPT)
        _log.error("installation is dead", workspace=tx.workspace_id, why=why, kept_until=at + KEPT)


def resume_workspace(tx: Tx) -> None:
    """Go on where it was left: what was owed comes late, once."""
    if quiet.resume(tx):
        agenda.drop(tx, FORGET, _WORKSPACE)
        tx.touch_outbox()
        _log.warning("installation works again", workspace=tx.workspace_id)


def forget_workspace(tx: Tx, _row: AgendaRow, at: datetime) -> None:
    """Forget a workspace that was quiet for all of that time."""
    since = quiet.since(tx)
    if since is not None and at - since >= KEPT:
        quiet.forget(tx)
        _log.warning("dead installation forgotten", workspace=tx.workspace_id)
