"""Somebody's clock has changed: what they were asked waits for their new working hours."""

from datetime import datetime

from bot.store import agenda, contacts, members, pairings, rotations
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import offer_was_said, say_offer
from bot.usecases.offering import answer_by


def follow_zone(tx: Tx, user_id: str, *, at: datetime) -> None:
    """Give everything they were offered the time to answer that they have where they are now.

    An offer that waits for their morning is sent in the new one, or at once if it is there; a
    deadline they have read is only ever moved back. So nobody loses a turn by travelling, and
    nobody is asked twice.
    """
    for pairing in pairings.live_of_person(tx, user_id):
        if pairing.state == "offered":
            _move(tx, pairing, at=at)


def _move(tx: Tx, pairing: Pairing, *, at: datetime) -> None:
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    contact = contacts.get(tx, pairing.contact_id)
    said = offer_was_said(tx, pairing.id)
    waits = agenda.find(tx, "send_offer", pairing.id) is not None
    if member is None or rotation is None or contact is None or not (said or waits):
        return  # a shadow is asked, and given its time, once the lead has accepted
    calendar = calendar_of(member, rotation)
    read_at = decent_time(calendar, at)
    deadline = answer_by(calendar, at, contact.starts_at, at=read_at, since=read_at)
    if waits and not said:
        agenda.put(tx, "send_offer", pairing.id, read_at)
    if deadline > pairing.deadline or not said:
        pairings.change(tx, pairing.id, deadline=deadline)
        agenda.put(tx, "expire_offer", pairing.id, deadline)
        say_offer(tx, pairing.id, at=at)
