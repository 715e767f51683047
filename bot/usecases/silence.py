"""Five silent working days: ask once, and hand back what nobody says a word about.

It is about tickets that were taken, and about calls that were moved to a date nobody gives.
"""

from datetime import datetime
from typing import Final

from bot.core.replies import Reply
from bot.core.worktime import NeverWorkingError, add_working_days
from bot.store import agenda, contacts, members, pairings, people, rotations
from bot.store.agenda import AgendaRow
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import card_of, say_offer
from bot.usecases.release import release_offer
from bot.usecases.shadows import call_off_shadow
from bot.usecases.show_home import refresh_home
from bot.usecases.silence_cards import GIVE_UP, ask_again, is_silent
from bot.usecases.silence_watch import ASK, watch
from bot.usecases.stale import not_yours, said_already

DAYS: Final = 5
"""Working days to answer in."""


def ask_silent(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Ask whoever has it how it stands, in their working hours."""
    found = _silent(tx, row.subject, at)
    if found is None:
        return
    pairing, contact = found
    send_at, answer_by = _times(tx, pairing, at)
    if send_at > at:
        agenda.put(tx, ASK, pairing.id, send_at)
        return
    agenda.put(tx, GIVE_UP, pairing.id, answer_by)
    ask_again(tx, pairing, contact, card_of(contact), at=at)


def give_up_silent(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Not a word: the next person is asked about a ticket, and a call without a date is off.

    Whoever went away meanwhile has time until they are back.
    """
    people.lock_workspace(tx)
    found = _silent(tx, row.subject, at)
    if found is None:
        return
    pairing, contact = found
    back_at, answer_by = _times(tx, pairing, at)
    if back_at > at:
        agenda.put(tx, GIVE_UP, pairing.id, answer_by)
        say_offer(tx, pairing.id, at=at)
        return
    if contact.kind == "ticket":
        release_offer(tx, pairing, to="handed_over", at=at)
    else:
        _call_off(tx, pairing, at=at)
    refresh_home(tx, pairing.user_id, at=at)


def still_on_it(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """It stays theirs, and they are asked again in five working days."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    contact = contacts.get(tx, pairing.contact_id)
    if contact is None or not is_silent(pairing, contact, at):
        return said_already(tx, pairing_id, at=at)
    agenda.drop(tx, GIVE_UP, pairing_id)
    watch(tx, pairing, contact, at=at)
    say_offer(tx, pairing_id, at=at)
    return None


def call_off(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """A call that was moved will not take place after all; it costs nothing."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    contact = contacts.get(tx, pairing.contact_id)
    silent = contact is not None and contact.kind == "call" and is_silent(pairing, contact, at)
    if not silent or not _call_off(tx, pairing, at=at):
        return said_already(tx, pairing_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def _call_off(tx: Tx, pairing: Pairing, *, at: datetime) -> bool:
    if not pairings.move(tx, pairing.id, since=["accepted"], to="cancelled", ended_at=at):
        return False
    call_off_shadow(tx, pairing, at=at)
    contacts.move(tx, pairing.contact_id, since="paired", to="gone")
    say_offer(tx, pairing.id, at=at)
    return True


def _silent(tx: Tx, pairing_id: str, at: datetime) -> tuple[Pairing, Contact] | None:
    pairing = pairings.get(tx, pairing_id)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if pairing is None or contact is None or not is_silent(pairing, contact, at):
        return None
    return pairing, contact


def _times(tx: Tx, pairing: Pairing, at: datetime) -> tuple[datetime, datetime]:
    """When they can be written to, and five working days after that."""
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    if member is None or rotation is None:
        return at, at
    calendar = calendar_of(member, rotation)
    send_at = decent_time(calendar, at)
    try:
        return send_at, add_working_days(calendar, send_at, DAYS)
    except NeverWorkingError:
        return send_at, send_at
