"""Ask how a contact went."""

from datetime import datetime

from bot.core.reminding import end_of_work, next_look
from bot.core.worktime import WorkCalendar
from bot.store import agenda, followups, pairings, people
from bot.store.agenda import AgendaRow
from bot.store.followups import Followup
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import decent_time
from bot.usecases.matters import calendar_in
from bot.usecases.questions import say_question
from bot.usecases.reminders import ring
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
    calendar = calendar_in(tx, pairing.rotation_id, followup.user_id, at=at) if pairing else None
    if calendar is None:  # the rotation is gone, and soon this is too
        return
    if (ask_at := decent_time(calendar, at)) > at:
        agenda.put(tx, "ask_followup", followup.id, ask_at)
        return
    _ask(tx, followup, calendar, at=at, not_after=end_of_work(calendar, at))


def ask_now(tx: Tx, pairing: Pairing, *, at: datetime) -> None:
    """Ask whoever has just logged a contact: they are there, whatever the hour."""
    followup = followups.of_pairing(tx, pairing.id)
    calendar = calendar_in(tx, pairing.rotation_id, pairing.user_id, at=at)
    if followup is not None and calendar is not None and followup.state == "due":
        agenda.drop(tx, "ask_followup", followup.id)
        _ask(tx, followup, calendar, at=at, not_after=None)


def _ask(
    tx: Tx,
    followup: Followup,
    calendar: WorkCalendar,
    *,
    at: datetime,
    not_after: datetime | None,
) -> None:
    ring(tx, followup.user_id, at=at)
    followups.change(
        tx,
        followup.id,
        state="asked",
        asked_at=at,
        look_at=next_look(calendar, at, 0),
        snoozed=False,
        reminders=0,
    )
    say_question(tx, followup.id, at=at, first=True, not_after=not_after)
    refresh_home(tx, followup.user_id, at=at)
