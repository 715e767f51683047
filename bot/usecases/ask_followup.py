"""Ask how a contact went."""

from datetime import datetime

from bot.store import agenda, followups, members, pairings, people, rotations
from bot.store.agenda import AgendaRow
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.questions import say_question
from bot.usecases.show_home import refresh_home


def ask_followup(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Send the first question, in working hours and never during an absence: then it is held."""
    followup = followups.get(tx, row.subject)
    if followup is None or followup.state != "due":
        return
    person = people.find_person(tx, followup.user_id)
    if person is not None and person.state != "active":  # nobody there to answer
        followups.change(tx, followup.id, state="closed")
        return
    pairing = pairings.get(tx, followup.pairing_id)
    member = members.get(tx, pairing.member_id, at=at) if pairing else None
    rotation = rotations.get(tx, pairing.rotation_id) if pairing else None
    if member is not None and rotation is not None:
        ask_at = decent_time(calendar_of(member, rotation), at)
        if ask_at > at:
            agenda.put(tx, "ask_followup", followup.id, ask_at)
            return
    followups.change(tx, followup.id, state="asked", asked_at=at)
    say_question(tx, followup.id, at=at, first=True)
    refresh_home(tx, followup.user_id, at=at)
