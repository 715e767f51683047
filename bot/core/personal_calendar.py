"""What somebody's own calendar says about being away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.absence import Absence
from bot.core.localtime import as_utc, local_instant

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalEvent:
    """One occurrence of an event, as an ICS file (RFC 5545) tells it.

    Raises:
        ValueError: a start with a time and an end without, or the other way round.
    """

    starts: date | datetime
    """A date without a time for an all-day event."""
    ends: date | datetime | None = None
    """The day or moment from which on it is over; None for one day or no time at all."""
    free: bool = False
    """Shown as free: ``TRANSP:TRANSPARENT``, as birthdays are."""
    cancelled: bool = False
    out_of_office: bool = False
    """``X-MICROSOFT-CDO-BUSYSTATUS:OOF``, or what another calendar says instead."""

    def __post_init__(self) -> None:
        """Refuse what lasts from a day to a moment."""
        if self.ends is not None and isinstance(self.ends, datetime) != self.is_timed:
            sentence = "ends: an event begins and ends with a time, or both without."
            raise ValueError(sentence)

    @property
    def is_timed(self) -> bool:
        """Whether it is less than whole days."""
        return isinstance(self.starts, datetime)


def absences_of_events(events: Iterable[PersonalEvent], zone: str) -> tuple[Absence, ...]:
    """The absences in somebody's calendar, in order; those that touch are one.

    An all-day event counts unless it is shown as free, and an out-of-office event counts however
    long it is. All-day events are local days of `zone`, the member's. Cancelled events and those
    that take no time do not count. Other meetings are no absence.
    """
    periods = sorted(
        period
        for event in events
        if not event.cancelled and (event.out_of_office or not (event.is_timed or event.free))
        if (period := _period(event, zone)) is not None
    )
    merged: list[tuple[datetime, datetime]] = []
    for since, until in periods:
        if merged and since <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        else:
            merged.append((since, until))
    return tuple(Absence(since=since, until=until, reason="calendar") for since, until in merged)


def _period(event: PersonalEvent, zone: str) -> tuple[datetime, datetime] | None:
    starts, ends = event.starts, event.ends
    if isinstance(starts, datetime):
        since = as_utc(starts)
        until = as_utc(ends) if isinstance(ends, datetime) else since
    else:
        # Some calendars end an all-day event on its own day, though its end is exclusive.
        last = max(ends, starts + ONE_DAY) if ends is not None else starts + ONE_DAY
        since = local_instant(starts, time.min, zone)
        until = local_instant(last, time.min, zone)
    return (since, until) if since < until else None
