"""What somebody may be reminded of, and when it is decent to: questions and promises alike."""

from dataclasses import dataclass
from datetime import datetime, time

from bot.core.localtime import local_day, local_instant
from bot.core.promise_nudges import IsWorkday, next_nudge
from bot.core.work_calendar import periods_of
from bot.core.worktime import WorkCalendar
from bot.store import followups, members, pairings, people, promises, rotations
from bot.store.followups import Followup
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, calendar_of_person, decent_time


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """One question or promise, when its time comes, and when that is decent for its owner."""

    thing: Followup | Promise
    calendar: WorkCalendar
    ready_at: datetime
    chosen: bool = False
    """They chose the moment themselves."""


def matters_of(tx: Tx, user_id: str, *, at: datetime) -> tuple[Matter, ...]:
    """Everything somebody may be reminded of, now or later, each by the rotation it comes from.

    Of a promise that has just come to them the next nudge is worked out and noted.
    """
    found = []
    known: dict[str, WorkCalendar | None] = {}

    def calendar_of_rotation(rotation_id: str) -> WorkCalendar | None:
        if rotation_id not in known:
            known[rotation_id] = calendar_in(tx, rotation_id, user_id, at=at)
        return known[rotation_id]

    for asked in followups.waiting_of_person(tx, user_id):
        pairing = pairings.get(tx, asked.pairing_id)
        # Of a rotation that is over a question stays open, and nobody is reminded of it.
        ringing = pairing is not None and (asked.snoozed or not _is_over(tx, pairing.rotation_id))
        calendar = calendar_of_rotation(pairing.rotation_id) if pairing and ringing else None
        if calendar is not None and asked.look_at is not None:
            ready_at = decent_time(calendar, max(asked.look_at, at))
            found.append(
                Matter(thing=asked, calendar=calendar, ready_at=ready_at, chosen=asked.snoozed)
            )
    for one in promises.still_open(tx, user_id=user_id):
        calendar = calendar_of_rotation(one.rotation_id)
        look_at = one.look_at
        if calendar is not None and look_at is None:
            look_at = nudge_at(one, calendar, at)
            promises.change(tx, one.id, look_at=look_at)
        if calendar is not None and look_at is not None:
            ready_at = decent_time(calendar, max(look_at, at))
            found.append(Matter(thing=one, calendar=calendar, ready_at=ready_at))
    return tuple(found)


def _is_over(tx: Tx, rotation_id: str) -> bool:
    rotation = rotations.get(tx, rotation_id)
    return rotation is not None and rotation.state == "archived"


def calendar_in(tx: Tx, rotation_id: str, user_id: str, *, at: datetime) -> WorkCalendar | None:
    """When this person works, as the rotation knows them; None without rotation or person."""
    rotation = rotations.get(tx, rotation_id)
    if rotation is None:
        return None
    member = members.find(tx, rotation_id, user_id, at=at)
    if member is not None:
        return calendar_of(member, rotation)
    return calendar_of_person(tx, rotation, user_id) if people.find_person(tx, user_id) else None


def nudge_at(
    promise: Promise, calendar: WorkCalendar, at: datetime, *, fresh: bool = False
) -> datetime | None:
    """When to nudge next about a promise of which all is said at that moment; None: never.

    The beginning of a local day: whether they work then is for whoever sends it.
    """
    day = next_nudge(
        due_on=promise.due_on,
        update_on=promise.update_on,
        after=local_day(at, calendar.zone),
        is_workday=is_workday(calendar),
        fresh=fresh,
    )
    return None if day is None else local_instant(day, time.min, calendar.zone)


def is_workday(calendar: WorkCalendar) -> IsWorkday:
    """Tell whether this person works on a local day."""
    return lambda day: bool(periods_of(calendar, day))
