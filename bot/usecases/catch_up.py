"""What to do with moments that come late, because nothing ran when they were due.

A round is held once and says that it is late; a digest is posted late, once; a question is asked
at the next decent time; a source is looked at once. Only reminders lose their sense with time.
"""

from datetime import datetime, timedelta

import structlog

from bot.store.agenda import AgendaRow
from bot.store.transaction import Tx
from bot.usecases.run_agenda import Handler

STALE_AFTER = timedelta(days=1)

_log = structlog.get_logger(__name__)


def unless_late(handler: Handler) -> Handler:
    """Drop a moment, and log it, that comes more than a day after it was planned."""

    def handle(tx: Tx, row: AgendaRow, at: datetime) -> None:
        late = at - row.planned_at
        if late > STALE_AFTER:
            _log.warning("reminder dropped as too late", hours=late // timedelta(hours=1))
            return
        handler(tx, row, at)

    return handle
