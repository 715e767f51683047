"""When somebody works, as the store knows it: the one place where a calendar is made."""

from datetime import datetime, timedelta

from bot.core.decent_time import next_decent
from bot.core.week_rule import WeekRule
from bot.core.worktime import NeverWorkingError, WorkCalendar
from bot.store import own_time, people
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.transaction import Tx

LATER = timedelta(days=7)
"""When to look again at somebody who is away without a date."""


def calendar_of(member: Member, rotation: Rotation) -> WorkCalendar:
    """All that is known of a member's time.

    Their zone, hours, focus days, absences and do-not-disturb; the public holidays are those of
    the country they named, else the rotation's.
    """
    own = member.own_time
    country = rotation.form.country if own.country is None else own.country
    return WorkCalendar(
        zone=member.zone,
        hours=own.hours,
        country=country or None,
        absences=member.absences,
        skipped=(WeekRule(weekdays=member.skipped_weekdays),) if member.skipped_weekdays else (),
        focus=(own.focus,) if own.focus else (),
        quiet=member.quiet,
    )


def calendar_of_person(tx: Tx, rotation: Rotation, user_id: str) -> WorkCalendar:
    """The same for somebody who need not be a member, such as an owner: without absences."""
    person = people.find_person(tx, user_id)
    own, _ = own_time.find(tx, user_id)
    country = rotation.form.country if own.country is None else own.country
    return WorkCalendar(
        zone=person.zone if person else rotation.form.zone,
        hours=own.hours,
        country=country or None,
        focus=(own.focus,) if own.focus else (),
        quiet=people.quiet_of(tx, user_id),
    )


def decent_time(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first moment from ``at`` on to write to somebody unasked.

    In their working time and not while they have asked Slack for quiet. Whoever is away without
    a date is looked at again a week later.
    """
    try:
        return next_decent(calendar, at)
    except NeverWorkingError:
        return at + LATER
