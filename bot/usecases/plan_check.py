"""Plan when everybody is looked at in Slack: soon before a round."""

from datetime import datetime, timedelta
from typing import Final

from bot.store import agenda
from bot.store.transaction import Tx

CHECK: Final = "check_people"
"""The kind of moment at which Slack is asked about everybody."""
EVERYBODY: Final = "everybody"
"""The only subject of that kind."""
BEFORE_ROUND = timedelta(minutes=15)


def plan_check(tx: Tx, round_at: datetime, *, at: datetime) -> None:
    """Have everybody looked at before that round, or sooner if that is planned already."""
    moment = max(round_at - BEFORE_ROUND, at)
    planned = agenda.find(tx, CHECK, EVERYBODY)
    if planned is None or moment < planned.due_at:
        agenda.put(tx, CHECK, EVERYBODY, moment)
