"""Follow the calendars people have connected; what one said last counts until it says otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.absence import Absence
from bot.core.cadence import occurrence_after
from bot.core.messages import CalendarNotice
from bot.store import absences, agenda, members, outbox, people, personal_calendars, rotations
from bot.store.agenda import AgendaRow
from bot.store.members import Member
from bot.store.personal_calendars import PersonalCalendar
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.show_home import refresh_home

LOOK: Final = "look_at_calendar"
"""The kind of moment at which a calendar is read; its subject is a user id."""
TELL: Final = "tell_of_calendar"

LOOK_EVERY = timedelta(hours=1)
BEFORE_ROUND = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)
FAILURES_BEFORE_TELLING = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class DueCalendar:
    """A calendar that is to be read now."""

    user_id: str
    address: bytes
    """Sealed; empty if there is none any more."""
    zone: str


def due_calendars(tx: Tx, *, at: datetime) -> tuple[DueCalendar, ...]:
    """The calendars whose turn it is. Reads only: looking at one twice does no harm.

    One that is not there any more, such as of somebody who was forgotten, has no address.
    """
    found = []
    for user_id in agenda.due_subjects(tx, LOOK, at):
        known = personal_calendars.find(tx, user_id)
        person = people.find_person(tx, user_id)
        found.append(
            DueCalendar(
                user_id=user_id,
                address=known.address if known else b"",
                zone=person.zone if person else "UTC",
            )
        )
    return tuple(found)


def look_no_more(tx: Tx, *, user_id: str) -> None:
    """Take the moment off the agenda at which a calendar is read that is not there any more."""
    if personal_calendars.find(tx, user_id) is None:
        agenda.drop(tx, LOOK, user_id)


def look_at_once(tx: Tx, user_id: str, *, at: datetime) -> None:
    """Have somebody's calendar read now, if they have connected one."""
    if personal_calendars.find(tx, user_id) is not None:
        agenda.put(tx, LOOK, user_id, at)


def calendar_read(tx: Tx, *, read: DueCalendar, said: Collection[Absence], at: datetime) -> None:
    """Let somebody be away as their calendar says, in all their rotations.

    One that was replaced or removed while it was read changes nothing.
    """
    known = _still(tx, read)
    if known is None:
        return
    mine = members.of_person(tx, read.user_id, at=at)
    changed = [absences.replace_calendar(tx, one.id, said, at=at) for one in mine]
    personal_calendars.change(tx, read.user_id, read_at=at, failures=0, last_error="", told_at=None)
    if known.told_at is not None:
        _say(tx, known, known.told_at, works_again=True, at=at)
    if any(changed) or known.failures or known.read_at is None:
        refresh_home(tx, read.user_id, at=at)
    _look_again(tx, read.user_id, mine, at=at)


def calendar_failed(tx: Tx, *, read: DueCalendar, sentence: str, at: datetime) -> None:
    """Keep what is known, try again later with growing waits, and tell its person once.

    At once if it was never read, for then they have just given its address; else after the third
    failure, when it is a decent time for them.
    """
    known = _still(tx, read)
    if known is None:
        return
    mine = members.of_person(tx, read.user_id, at=at)
    failures = known.failures + 1
    personal_calendars.change(tx, read.user_id, failures=failures, last_error=sentence)
    if mine:
        wait = min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
        agenda.put(tx, LOOK, read.user_id, at + wait)
    else:
        agenda.drop(tx, LOOK, read.user_id)
    if known.told_at is None and (known.read_at is None or failures == FAILURES_BEFORE_TELLING):
        tell_at = at if known.read_at is None else _decent(tx, mine, at)
        agenda.put(tx, TELL, read.user_id, tell_at)
    refresh_home(tx, read.user_id, at=at)


def tell_of_calendar(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Tell somebody once that their calendar cannot be read, unless it can by now."""
    known = personal_calendars.find(tx, row.subject)
    if known is None or not known.failures or known.told_at is not None:
        return
    personal_calendars.change(tx, row.subject, told_at=at)
    _say(tx, known, at, works_again=False, at=at)


def remove_calendar(tx: Tx, *, user_id: str, at: datetime) -> None:
    """Forget somebody's calendar and what it said."""
    known = personal_calendars.find(tx, user_id)
    if known is None:
        return
    personal_calendars.remove(tx, user_id)
    for kind in (LOOK, TELL):
        agenda.drop(tx, kind, user_id)
    for one in members.of_person(tx, user_id, at=at):
        absences.replace_calendar(tx, one.id, (), at=at)
    if known.told_at is not None:
        _say(tx, known, known.told_at, removed=True, at=at)


def _still(tx: Tx, read: DueCalendar) -> PersonalCalendar | None:
    known = personal_calendars.find(tx, read.user_id)
    return known if known is not None and known.address == read.address else None


def _look_again(tx: Tx, user_id: str, mine: Collection[Member], *, at: datetime) -> None:
    """In an hour, or soon before the next round if that is sooner; not of nobody's."""
    if not mine:
        agenda.drop(tx, LOOK, user_id)
        return
    looks = [at + LOOK_EVERY]
    for one in mine:
        rotation = rotations.get(tx, one.rotation_id)
        if rotation is not None and rotation.state == "active":
            coming = occurrence_after(rotation.rounds, at + BEFORE_ROUND)
            looks += [] if coming is None else [coming - BEFORE_ROUND]
    agenda.put(tx, LOOK, user_id, min(looks))


def _decent(tx: Tx, mine: Collection[Member], at: datetime) -> datetime:
    for one in mine:
        rotation = rotations.get(tx, one.rotation_id)
        if rotation is not None:
            return decent_time(calendar_of(one, rotation), at)
    return at


def _say(
    tx: Tx,
    known: PersonalCalendar,
    told_at: datetime,
    *,
    works_again: bool = False,
    removed: bool = False,
    at: datetime,
) -> None:
    message = CalendarNotice(
        problem=known.last_error,
        never_read=known.read_at is None,
        works_again=works_again,
        removed=removed,
    )
    key = f"calendar:{known.user_id}:{told_at:%Y%m%d%H%M%S}"
    outbox.put(tx, key=key, conversation=known.user_id, message=message, at=at)
