"""Wall-clock time in a zone, made into instants.

What happens on the night the clocks change (PRODUCT: Time):

- A local time that does not exist is held at the end of the gap: 02:30 in a gap from 02:00 to
  03:00 is 03:00, not 03:30.
- A local time that occurs twice happens at the first.
"""

import difflib
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """The time zone of that IANA name.

    Raises:
        ValueError: no such zone; says so in one sentence, with the nearest name if there is one.
    """
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        near = difflib.get_close_matches(name[:64], available_timezones(), n=1)
        hint = f"did you mean {near[0]}?" if near else "use a name such as Europe/Berlin."
        sentence = f"zone: there is no time zone called {name[:64]!r}; {hint}"
        raise ValueError(sentence) from None


def as_utc(at: datetime) -> datetime:
    """The same instant in UTC.

    Raises:
        ValueError: `at` is naive, so nobody knows which instant it is.
    """
    if at.utcoffset() is None:
        sentence = f"instants carry their zone, and {at.isoformat()} has none."
        raise ValueError(sentence)
    return at.astimezone(UTC)


@lru_cache(maxsize=16384)
def local_instant(day: date, at: time, zone: str) -> datetime:
    """When the clocks of `zone` show `at` on `day`, in UTC.

    A time that does not exist there is held at the end of the gap; one that occurs twice happens
    at the first.

    Raises:
        ValueError: unknown zone.
    """
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=zone_of(zone))
    instant = wall.astimezone(UTC)
    if instant.astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return instant
    # Read with the offset after the gap (fold=1), a time inside it lies before the change.
    return _change(wall.replace(fold=1).astimezone(UTC), instant, zone_of(zone))


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The whole second in (before, after] from which on the zone's offset is another."""
    before = before.replace(microsecond=0)
    old = before.astimezone(zone).utcoffset()
    low, high = 0, -(-(after - before) // timedelta(seconds=1))
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


def local_day(at: datetime, zone: str) -> date:
    """The date the calendars of `zone` show at that instant."""
    return at.astimezone(zone_of(zone)).date()


def iso_week(at: datetime, zone: str) -> tuple[int, int]:
    """ISO year and week in `zone` at that instant."""
    year, week, _ = local_day(at, zone).isocalendar()
    return year, week


def week_label(at: datetime, zone: str) -> str:
    """The ISO week in `zone` as people and keys write it, such as ``2026-W47``."""
    year, week = iso_week(at, zone)
    return f"{year}-W{week:02d}"
