"""Somebody's own time in short, for their Home and their form."""

from bot.core.hours_text import write_week
from bot.core.messages import HomeTime
from bot.core.my_time_form import focus_words
from bot.store import personal_calendars
from bot.store.members import Member
from bot.store.transaction import Tx


def home_time(tx: Tx, member: Member) -> HomeTime:
    """What counts as this person's time, in any of their rotations, and how their calendar is."""
    own = member.own_time
    calendar = personal_calendars.find(tx, member.user_id)
    mine = HomeTime(hours=write_week(own.hours), zone=member.zone, focus=focus_words(own.focus))
    if calendar is None:
        return mine
    state = "failing" if calendar.failures else "read" if calendar.read_at else "new"
    return mine.model_copy(
        update={
            "calendar": state,
            "calendar_read_at": calendar.read_at,
            "problem": calendar.last_error,
        }
    )
