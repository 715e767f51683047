"""Empty every night what has been kept long enough."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.core.retention import Retention, next_purge
from bot.store import agenda, inbox, retention
from bot.store.agenda import AgendaRow
from bot.store.transaction import Tx
from bot.usecases.find_hosts import forget_old_searches
from bot.usecases.post_digest import refresh_digest
from bot.usecases.run_agenda import Handler
from bot.usecases.share_learning import refresh_shared

PURGE = "purge"
"""The kind of moment at which a workspace's old details go."""

BATCH = 200
"""Rows of a table that one transaction empties: it holds no lock that anybody would notice."""

_WORKSPACE = "workspace"

_log = structlog.get_logger(__name__)


def plan_purge(tx: Tx, *, at: datetime) -> None:
    """Have the workspace's old details go every night; safe to repeat."""
    if agenda.find(tx, PURGE, _WORKSPACE) is None:
        agenda.put(tx, PURGE, _WORKSPACE, next_purge(at))


def purge_by(kept: Retention) -> Handler:
    """What happens each night where things are kept so long."""

    def purge(tx: Tx, row: AgendaRow, at: datetime) -> None:
        """Empty a batch of each kind; where there is more, again at once in a new transaction."""
        details = at - kept.contact_details
        emptied = {
            "bodies": retention.empty_bodies(tx, at - kept.bodies, at=at, limit=BATCH),
            "contacts": retention.empty_contacts(tx, details, at=at, limit=BATCH),
        }
        nameless = retention.empty_customers(tx, details, limit=BATCH)  # of emptied contacts
        emptied["customers"] = len(nameless)
        _post_without_names(tx, nameless, at=at)
        inbox.purge(tx, at)
        forget_old_searches(tx, at=at)
        more = any(count >= BATCH for count in emptied.values())
        agenda.put(tx, PURGE, row.subject, at if more else next_purge(at))
        if any(emptied.values()):
            _log.info("old details emptied", workspace=tx.workspace_id, **emptied)

    return purge


def _post_without_names(tx: Tx, customer_ids: Sequence[str], *, at: datetime) -> None:
    """Let what was posted while customers might be named call them by their aliases."""
    found = retention.posted_by_name(tx, customer_ids)
    for rotation_id, week in sorted({(rotation_id, week) for rotation_id, week, _ in found}):
        refresh_digest(tx, rotation_id, week, at=at)
    for _, _, followup_id in found:
        refresh_shared(tx, followup_id, at=at)
