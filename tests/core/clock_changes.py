"""An enumeration of local times that shares nothing with the code it checks."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "America/Adak",
    "America/Argentina/Buenos_Aires",
    "America/Asuncion",
    "America/Chicago",
    "America/Havana",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Pacific/Kiritimati",
)
"""Forty: both hemispheres, gaps and folds of half an hour to two hours, at midnight and over it,
offsets of quarters of an hour, and zones that never change."""


@cache
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


def probes(zone: str) -> list[datetime]:
    """Every change of those years; one ordinary instant for a zone that has none."""
    return changes(zone) or [datetime(2026, 3, 29, 1, tzinfo=UTC)]


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
