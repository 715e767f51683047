"""Do-not-disturb in Slack, as the time in which the bot only waits with writing."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.core.work_calendar import Period

LONGEST: Final = timedelta(days=1)


def quiet_time(told: Mapping[str, object]) -> Period | None:
    """The period of a ``dnd_status``, running or the next one; None if there is none.

    Slack gives whole seconds since 1970, and 1 and 1 for whoever has none. Of a period longer
    than `LONGEST` only so much counts: whoever has switched notifications off for weeks is there
    all the same, and would else keep a contact waiting for as long.
    """
    since, until = told.get("next_dnd_start_ts"), told.get("next_dnd_end_ts")
    if told.get("dnd_enabled") is not True:
        return None
    if not isinstance(since, int) or not isinstance(until, int) or not 1 < since < until:
        return None
    try:
        begin, end = datetime.fromtimestamp(since, UTC), datetime.fromtimestamp(until, UTC)
        return begin, min(end, begin + LONGEST)
    except (ValueError, OverflowError, OSError):
        return None
