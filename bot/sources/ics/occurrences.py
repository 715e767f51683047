"""The events of a calendar that happen within a window, repetitions unfolded, never without end."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped] # it ships no types
from icalendar import Calendar
from icalendar.cal import Component

from bot.core.plain import plain_line
from bot.ports import RowProblem, SourceError
from bot.sources.ics.repetition import instance_id, is_repeating, moment_of, repeats_too_often

MAX_INSTANCES = 5_000
MAX_SECONDS = 20.0
"""Of work on one calendar, for series begun centuries ago and rules that never come true."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrence:
    """One event at one time: its stable id, [starts_at, ends_at) in UTC, and what it says."""

    external_id: str
    starts_at: datetime
    ends_at: datetime
    component: Component


def occurrences(
    calendar: Component, since: datetime, until: datetime, zone: tzinfo
) -> Iterator[Occurrence | RowProblem]:
    """Yield what has not ended at `since` and begins before `until`; all-day events are left out.

    A time without a zone is taken in the calendar's X-WR-TIMEZONE, else in `zone`: one that
    occurs twice is the first, one that does not exist is counted with the offset before the gap
    (RFC 5545, 3.3.5).

    Raises:
        SourceError: there is more than one can sensibly read.
    """
    zone, named = calendar_zone(calendar, zone)
    started, count = time.monotonic(), 0
    for uid, group in by_uid(calendar).items():
        if time.monotonic() - started > MAX_SECONDS:
            message = "The calendar takes too long to read; share one with fewer repeating events."
            raise SourceError(message)
        for found in _unfold(uid, group, (since, until), zone, named):
            count += 1
            if count > MAX_INSTANCES:
                message = (
                    f"The calendar has more than {MAX_INSTANCES:,} events in the time looked at;"
                    " look at fewer days, or share a smaller calendar."
                )
                raise SourceError(message)
            yield found


def by_uid(calendar: Component) -> dict[str, list[Component]]:
    """Return a calendar's events by UID, each with its exceptions."""
    groups: dict[str, list[Component]] = {}
    for component in calendar.subcomponents:
        if component.name == "VEVENT":
            groups.setdefault(str(component.get("UID", "")).strip(), []).append(component)
    return groups


def _unfold(
    uid: str,
    group: Sequence[Component],
    window: tuple[datetime, datetime],
    zone: tzinfo,
    named: str,
) -> Iterator[Occurrence | RowProblem]:
    where = f"event {plain_line(uid, 80) or '(without UID)'}"
    if not uid:
        yield RowProblem(where=where, sentence="Events without a UID cannot be followed; skipped.")
        return
    if any(map(repeats_too_often, group)):
        sentence = "It repeats more often than hourly calls would; it was skipped."
        yield RowProblem(where=where, sentence=sentence)
        return
    try:
        yield from _within(uid, group, window, zone, named)
    except Exception:  # noqa: BLE001 - whatever a library may raise on a broken event
        sentence = "Its times or its repetition cannot be understood; it was skipped."
        yield RowProblem(where=where, sentence=sentence)


def _within(
    uid: str,
    group: Sequence[Component],
    window: tuple[datetime, datetime],
    zone: tzinfo,
    named: str,
) -> list[Occurrence]:
    since, until = window
    repeating = any(map(is_repeating, group))
    if not repeating and all(_far_away(event, since, until, zone) for event in group):
        return []
    found = []
    for instance in unfolded(group, window, named):
        start, end = moment_of(instance, "DTSTART"), moment_of(instance, "DTEND")
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            continue  # a whole day: a holiday, not a call
        starts_at, ends_at = in_utc(start, zone), in_utc(end, zone)
        if ends_at > since and starts_at < until:
            external_id = instance_id(uid, instance, group, zone) if repeating else uid
            found.append(
                Occurrence(
                    external_id=external_id,
                    starts_at=starts_at,
                    ends_at=ends_at,
                    component=instance,
                )
            )
    return found


def unfolded(
    group: Sequence[Component], window: tuple[datetime, datetime], named: str
) -> Iterable[Component]:
    """Return an event's times within the window, and up to a day to either side of it.

    `group` is the event with all its exceptions, `named` the calendar's zone if it names one.
    Whatever the library raises on a broken event comes through.
    """
    alone = Calendar()
    if named:
        alone["X-WR-TIMEZONE"] = named
    for component in group:
        alone.add_component(component)
    since, until = window
    # A day more on both sides: times without a zone are compared as if they were UTC.
    found: Iterable[Component] = recurring_ical_events.of(alone).between(since - _DAY, until + _DAY)
    return found


def in_utc(moment: datetime, zone: tzinfo) -> datetime:
    """Return the instant, taking a time without a zone in `zone`."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _far_away(event: Component, since: datetime, until: datetime, zone: tzinfo) -> bool:
    """Spare the work for single events that are long past or far ahead: most of any calendar."""
    start, end = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
    if isinstance(start, datetime) and in_utc(start, zone) >= until + _DAY:
        return True
    return isinstance(end, datetime) and in_utc(end, zone) <= since - _DAY


def calendar_zone(calendar: Component, zone: tzinfo) -> tuple[tzinfo, str]:
    """Return the zone for times that name none, and the calendar's own name of it if it has one."""
    name = str(calendar.get("X-WR-TIMEZONE", "")).strip()
    try:
        return (ZoneInfo(name), name) if name else (zone, "")
    except (ValueError, OSError, LookupError):
        return zone, ""
