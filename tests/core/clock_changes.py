"""An enumeration of local times that shares nothing with the code it checks."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "America/Nuuk",
    "Africa/Cairo",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Asia/Beirut",
)


def changes(zone: str, first: int = 2024, last: int = 2030) -> list[datetime]:
    """The full hours (UTC) by which the offset has changed, in those years."""
    tz = ZoneInfo(zone)
    found = []
    at = datetime(first, 1, 1, tzinfo=UTC)
    while at.year <= last:
        # Half a day at a time, then hour by hour: two changes are never that close.
        later = at + 12 * HOUR
        if at.astimezone(tz).utcoffset() != later.astimezone(tz).utcoffset():
            old = at.astimezone(tz).utcoffset()
            hour = next(
                at + n * HOUR
                for n in range(1, 13)
                if (at + n * HOUR).astimezone(tz).utcoffset() != old
            )
            found.append(hour)
        at = later
    return found


class Enumeration:
    """Every quarter of an hour around an instant, and what the clocks of a zone show then."""

    def __init__(self, zone: str, around: datetime, days: int = 5) -> None:
        tz = ZoneInfo(zone)
        steps = 2 * days * 96
        self.instants = [around - timedelta(days=days) + n * QUARTER for n in range(steps)]
        walls = (at.astimezone(tz).replace(tzinfo=None) for at in self.instants)
        self.latest_shown = list(accumulate(walls, max))

    def first_reaches(self, day: date, at: time) -> datetime:
        """The first instant at which the clocks have reached that time of that day."""
        return self.instants[bisect_left(self.latest_shown, datetime.combine(day, at))]
