"""When to speak of something the day before it."""

from datetime import datetime, timedelta
from typing import Final

from bot.core.localtime import as_utc, local_day, local_instant, zone_of
from bot.core.work_calendar import WorkCalendar, periods_of

FURTHEST: Final = timedelta(days=7)


def day_before(calendar: WorkCalendar, starts_at: datetime) -> datetime | None:
    """The same local time on the last day before it on which this person works, in UTC.

    Where they do not work at that time of the day, when they next do on it, else when they last
    begin to. None if they do not work within a week before.
    """
    day = local_day(as_utc(starts_at), calendar.zone)
    clock = as_utc(starts_at).astimezone(zone_of(calendar.zone)).time()
    for back in range(1, FURTHEST.days + 1):
        earlier = day - timedelta(days=back)
        periods = periods_of(calendar, earlier)
        if periods:
            same_time = local_instant(earlier, clock, calendar.zone)
            later = (max(begin, same_time) for begin, end in periods if end > same_time)
            return next(later, periods[-1][0])
    return None
