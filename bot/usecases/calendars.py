"""When a member works, as the store knows it."""

from datetime import datetime, timedelta

from bot.core.absence import Absence
from bot.core.week_rule import WeekRule
from bot.core.worktime import NeverWorkingError, WorkCalendar, next_working
from bot.store.members import Member
from bot.store.rotations import Rotation

LATER = timedelta(days=7)
"""When to look again at somebody who is away without a date."""


def calendar_of(member: Member, rotation: Rotation) -> WorkCalendar:
    """The member's own zone and absences, with the rotation's public holidays."""
    return WorkCalendar(
        zone=member.zone,
        country=rotation.form.country or None,
        absences=member.absences,
        skipped=(WeekRule(weekdays=member.skipped_weekdays),) if member.skipped_weekdays else (),
    )


def calendar_without(
    rotation: Rotation, zone: str, absences: tuple[Absence, ...] = ()
) -> WorkCalendar:
    """Working time of somebody who need not be a member, such as an owner."""
    return WorkCalendar(zone=zone, country=rotation.form.country or None, absences=absences)


def decent_time(calendar: WorkCalendar, at: datetime) -> datetime:
    """The first moment from ``at`` on to write to somebody unasked.

    Whoever is away without a date is looked at again a week later.
    """
    try:
        return next_working(calendar, at)
    except NeverWorkingError:
        return at + LATER
