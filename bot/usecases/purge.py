"""Empty every night what has been kept long enough."""

from datetime import datetime

import structlog

from bot.core.retention import Retention, next_purge
from bot.store import agenda, inbox, retention
from bot.store.agenda import AgendaRow
from bot.store.transaction import Tx
from bot.usecases.find_hosts import forget_old_searches
from bot.usecases.run_agenda import Handler

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
        emptied = {
            "bodies": retention.empty_bodies(tx, at - kept.bodies, at=at, limit=BATCH),
            "contacts": retention.empty_contacts(tx, at - kept.contact_details, at=at, limit=BATCH),
            "customers": retention.empty_customers(tx, at - kept.contact_details, limit=BATCH),
        }
        inbox.purge(tx, at)
        forget_old_searches(tx, at=at)
        more = any(count >= BATCH for count in emptied.values())
        agenda.put(tx, PURGE, row.subject, at if more else next_purge(at))
        if any(emptied.values()):
            _log.info("old details emptied", workspace=tx.workspace_id, **emptied)

    return purge
