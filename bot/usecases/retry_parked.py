"""Try again what failed too often."""

from datetime import datetime

from bot.store import agenda, audit
from bot.store.transaction import Tx


def retry_parked(tx: Tx, *, at: datetime) -> int:
    """Make every parked moment of the workspace due now, as the operator wants; how many."""
    count = agenda.unpark(tx, at)
    if count:
        audit.note(
            tx,
            user_id=audit.OPERATOR,
            action="retry_parked",
            subject=f"moments:{count}",
            at=at,
        )
    return count
