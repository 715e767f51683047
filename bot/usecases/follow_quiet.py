"""Remember when somebody wants quiet in Slack: it counts for timing, and is no absence."""

from bot.core.work_calendar import Period
from bot.store import people
from bot.store.transaction import Tx


def follow_quiet(tx: Tx, *, user_id: str, quiet: Period | None) -> None:
    """What is planned for somebody looks here again before it is sent."""
    people.hear_quiet(tx, user_id, quiet)
