"""Remember to ask about what was taken, should five working days pass without a word."""

from datetime import datetime, timedelta
from typing import Final

from bot.core.worktime import NeverWorkingError, add_working_days
from bot.store import agenda, members, rotations
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of

ASK: Final = "ask_silent"
"""The kind of moment at which somebody is asked whether they are still on it."""
_SILENT_DAYS: Final = 5
_A_WEEK: Final = timedelta(weeks=1)


def watch(tx: Tx, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """Plan to ask its lead; nothing for shadows, and for a call that ends by itself."""
    ends_by_itself = contact.ends_at is not None and contact.ends_at > at
    if pairing.role != "lead" or (contact.kind == "call" and ends_by_itself):
        return
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    if member is None or rotation is None:
        return
    try:
        ask_at = add_working_days(calendar_of(member, rotation), at, _SILENT_DAYS)
    except NeverWorkingError:
        ask_at = at + _A_WEEK
    agenda.put(tx, ASK, pairing.id, ask_at)
