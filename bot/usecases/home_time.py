"""Somebody's own time in short, for their Home and their form."""

from bot.core.hours_text import write_week
from bot.core.messages import HomeTime
from bot.core.my_time_form import focus_words
from bot.store import own_time, people, personal_calendars
from bot.store.transaction import Tx


def home_time(tx: Tx, user_id: str) -> HomeTime | None:
    """What counts as their time, and how their calendar is; None of somebody unknown."""
    person = people.find_person(tx, user_id)
    if person is None:
        return None
    own, _ = own_time.find(tx, user_id)
    calendar = personal_calendars.find(tx, user_id)
    mine = HomeTime(hours=write_week(own.hours), zone=person.zone, focus=focus_words(own.focus))
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
