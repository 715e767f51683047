"""Somebody's own calendar: when they are away, and nothing else of it.

What may have any number of other events is read within limits of its own, and of a title only
whether it says that its owner is away: no word of it is kept.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from icalendar.cal import Component

from bot.core.absence import Absence
from bot.core.localtime import zone_of
from bot.core.personal_calendar import PersonalEvent, absences_of_events
from bot.core.slack_status import says_away
from bot.ports import SourceError
from bot.sources.http import Fetcher, Limits
from bot.sources.ics.calls import is_cancelled, text_of
from bot.sources.ics.occurrences import by_uid, calendar_zone, in_utc, unfolded
from bot.sources.ics.parsing import parse_calendars
from bot.sources.ics.repetition import moment_of, repeats_too_often

LOOK_BACK: Final = timedelta(days=35)
"""So that days off in a row, each an event of its own, stay one absence while they pass."""
LOOK_AHEAD: Final = timedelta(days=120)
MOST_TIMES: Final = 3_000
"""Events and repetitions within the time looked at."""
MOST_ABSENCES: Final = 200
MOST_SECONDS: Final = 5.0
"""Of work on one calendar."""

PATIENCE: Final = Limits(size=5 * 1024 * 1024, attempts=2, total=20.0)
FETCHER: Final = Fetcher(
    limits=PATIENCE, if_private="share it on the internet by its secret address instead."
)
"""Never into a private network: whoever gives the address is not the operator."""

_BUSY = ("X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS")
_FREE = frozenset({"FREE", "WORKINGELSEWHERE"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalIcs:
    """A calendar behind an address that its owner has given."""

    address: str = field(repr=False)
    zone: str
    """IANA name of the owner's zone: all-day events are its days."""
    fetcher: Fetcher = FETCHER

    async def absences(self, at: datetime) -> tuple[Absence, ...]:
        """Return when they are away, from `LOOK_BACK` before `at` to `LOOK_AHEAD` after it.

        Raises:
            SourceError: it cannot be fetched or read, or is more than we read; the sentence is
                for the owner.
        """
        data = await self.fetcher.get(self.address, at)
        return await asyncio.to_thread(absences_in, data, self.zone, at)


def absences_in(data: bytes, zone: str, at: datetime) -> tuple[Absence, ...]:
    """Return what the bytes of a calendar say about being away.

    A single event that nobody can make sense of is left out.

    Raises:
        SourceError: it is no calendar, or too much of one.
    """
    window = (at - LOOK_BACK, at + LOOK_AHEAD)
    found = absences_of_events(_events(data, zone_of(zone), window), zone)
    if len(found) > MOST_ABSENCES:
        message = (
            f"The calendar has more than {MOST_ABSENCES} absences in the next months;"
            " share one that has only your own."
        )
        raise SourceError(message)
    return found


def _events(
    data: bytes, zone: tzinfo, window: tuple[datetime, datetime]
) -> Iterator[PersonalEvent]:
    started, count = time.monotonic(), 0
    for calendar in parse_calendars(data):
        local, named = calendar_zone(calendar, zone)
        for group in _groups(calendar):
            for event in _times(group, window, local, named):
                count += 1
                if count > MOST_TIMES or time.monotonic() - started > MOST_SECONDS:
                    message = (
                        "The calendar has more events than can be read;"
                        " share a smaller one, such as one for your days off only."
                    )
                    raise SourceError(message)
                yield event


def _groups(calendar: Component) -> Iterator[Sequence[Component]]:
    for uid, group in by_uid(calendar).items():
        if uid:
            yield group
        else:  # they have nothing in common but that
            yield from ([one] for one in group)


def _times(
    group: Sequence[Component], window: tuple[datetime, datetime], zone: tzinfo, named: str
) -> list[PersonalEvent]:
    """Every time of one event that touches the window; none of one nobody understands."""
    if any(map(repeats_too_often, group)):
        return []
    try:
        if any(_ends_first(one, zone) for one in group):
            return []  # the library would exchange its ends
        times = (_event(one, zone) for one in unfolded(group, window, named))
        return [one for one in times if _touches(one, window)]
    except Exception:  # noqa: BLE001 - whatever a library may raise on a broken event
        return []


def _ends_first(component: Component, zone: tzinfo) -> bool:
    if "DTEND" not in component:
        return False
    starts, ends = moment_of(component, "DTSTART"), moment_of(component, "DTEND")
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        return in_utc(ends, zone) < in_utc(starts, zone)
    return ends < starts


def _event(instance: Component, zone: tzinfo) -> PersonalEvent:
    starts, ends = moment_of(instance, "DTSTART"), moment_of(instance, "DTEND")
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        starts, ends = in_utc(starts, zone), in_utc(ends, zone)
    busy = next(filter(None, (text_of(instance, name).strip().upper() for name in _BUSY)), "")
    return PersonalEvent(
        starts=starts,
        ends=ends,
        free=busy in _FREE or text_of(instance, "TRANSP").strip().upper() == "TRANSPARENT",
        cancelled=is_cancelled(instance),
        out_of_office=busy == "OOF" or says_away(text_of(instance, "SUMMARY")),
    )


def _touches(event: PersonalEvent, window: tuple[datetime, datetime]) -> bool:
    """Spare what lies more than a day outside; the rest is decided by whole absences."""
    since, until = window
    last = event.ends if event.ends is not None else event.starts
    starts, ends = (
        one if isinstance(one, datetime) else datetime(one.year, one.month, one.day, tzinfo=UTC)
        for one in (event.starts, last)
    )
    day = timedelta(days=1)
    return starts < until + day and ends > since - day
