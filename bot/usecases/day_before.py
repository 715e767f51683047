"""Remind of a call the day before, for those who want it."""

from datetime import datetime, timedelta

from bot.core.day_before import day_before
from bot.core.messages import CallReminder
from bot.store import agenda, contacts, members, outbox, own_time, pairings, rotations
from bot.store.agenda import AgendaRow
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import card_of

KIND = "remind_day_before"
AT_LEAST = timedelta(hours=1)
"""Before the call; later, the reminder just before it is enough."""


def plan_day_before(tx: Tx, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """Plan the reminder of an accepted call if its person wants one and it is not too late."""
    own, _ = own_time.find(tx, pairing.user_id)
    member = members.get(tx, pairing.member_id, at=at) if own.remind_day_before else None
    rotation = rotations.get(tx, pairing.rotation_id)
    if member is None or rotation is None or contact.starts_at is None:
        agenda.drop(tx, KIND, pairing.id)
        return
    moment = day_before(calendar_of(member, rotation), contact.starts_at)
    if moment is not None and moment > at:
        agenda.put(tx, KIND, pairing.id, moment)


def plan_days_before(tx: Tx, user_id: str, *, at: datetime) -> None:
    """The same for every call in somebody's hands, when they have changed what they want."""
    for pairing in pairings.live_of_person(tx, user_id):
        contact = contacts.get(tx, pairing.contact_id)
        if contact is not None and pairing.state == "accepted":
            plan_day_before(tx, pairing, contact, at=at)


def remind_day_before(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Remind, or wait for a decent time of theirs if there is one before the call."""
    pairing = pairings.get(tx, row.subject)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if pairing is None or contact is None or contact.starts_at is None:
        return
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    if pairing.state != "accepted" or member is None or rotation is None:
        return
    if not member.own_time.remind_day_before:
        return
    send_at = decent_time(calendar_of(member, rotation), at)
    if send_at > contact.starts_at - AT_LEAST:
        return
    if send_at > at:
        agenda.put(tx, KIND, pairing.id, send_at)
        return
    outbox.put(
        tx,
        key=f"reminder:{pairing.id}:{contact.starts_at:%Y%m%d%H%M}:early",
        conversation=pairing.user_id,
        message=CallReminder(pairing_id=pairing.id, card=card_of(contact), early=True),
        at=at,
        not_after=contact.starts_at,
    )
