"""Follow what a source says has changed about a contact."""

from collections.abc import Collection
from datetime import datetime

from bot.core.pairing import offer_deadline
from bot.core.plain import plain_line
from bot.ports import IncomingContact
from bot.store import agenda, contacts, members, pairings
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of
from bot.usecases.cards import say_offer
from bot.usecases.finish_contact import end
from bot.usecases.hold_round import plan_waiting_call
from bot.usecases.offering import plan_call

EXCERPT = 600
_OPEN = ("waiting", "paired")


def follow_change(
    tx: Tx, rotation: Rotation, known: Contact, incoming: IncomingContact, *, at: datetime
) -> bool:
    """Bring a known contact to what its source says now; whether anything changed.

    What is done or gone stays so: only a person's answer changes that.
    """
    if known.state not in _OPEN:
        return False
    if incoming.state != "open":
        _close(tx, known, solved=incoming.state == "solved", at=at)
        return True
    new = {
        "subject": incoming.subject,
        "excerpt": plain_line(incoming.body, EXCERPT),
        "url": incoming.url,
        "host_name": incoming.host_name,
        "starts_at": incoming.starts_at,
        "ends_at": incoming.ends_at,
    }
    if all(getattr(known, name) == value for name, value in new.items()):
        return False
    contacts.change(tx, known.id, **new)
    _say_change(tx, rotation, known.id, moved=known.starts_at != incoming.starts_at, at=at)
    return True


def follow_missing(
    tx: Tx, rotation: Rotation, source_id: str, seen: Collection[str], *, at: datetime
) -> int:
    """End the coming calls that a calendar does not hold any more; how many.

    Only within what a pull looks at: the last call it brought is the horizon.
    """
    coming = contacts.coming_calls(tx, rotation.id, source_id, after=at)
    starts = {one.external_id: one.starts_at for one in coming if one.starts_at is not None}
    horizon = max((start for key, start in starts.items() if key in seen), default=None)
    lost = [
        one
        for one in coming
        if one.external_id not in seen
        and (horizon is None or starts.get(one.external_id, horizon) <= horizon)
    ]
    for one in lost:
        _close(tx, one, solved=False, at=at)
    return len(lost)


def _close(tx: Tx, contact: Contact, *, solved: bool, at: datetime) -> None:
    """The source has closed it: a solved ticket somebody took is done, all else is gone."""
    for pairing in pairings.live_of_contact(tx, contact.id):
        if solved and pairing.state == "accepted":
            end(tx, pairing, happened_at=at, at=at)
            return
        pairings.move(tx, pairing.id, since=[pairing.state], to="cancelled", ended_at=at)
        say_offer(tx, pairing.id, at=at)
    contacts.change(tx, contact.id, state="gone")


def _say_change(tx: Tx, rotation: Rotation, contact_id: str, *, moved: bool, at: datetime) -> None:
    contact = contacts.get(tx, contact_id)
    if contact is None:
        return
    live = pairings.live_of_contact(tx, contact_id)
    if moved and not live:
        plan_waiting_call(tx, rotation, contact, at=at)
    for pairing in live:
        if moved:
            _move(tx, rotation, pairing, contact, at=at)
        say_offer(tx, pairing.id, at=at)


def _move(tx: Tx, rotation: Rotation, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """A moved call keeps its person: new deadline, reminder and end."""
    if pairing.state == "accepted":
        plan_call(tx, pairing, contact)
        return
    member = members.get(tx, pairing.member_id, at=at)
    if member is not None:
        calendar = calendar_of(member, rotation)
        deadline = max(at, offer_deadline(calendar, pairing.offered_at, contact.starts_at))
        pairings.change(tx, pairing.id, deadline=deadline)
        agenda.put(tx, "expire_offer", pairing.id, deadline)
