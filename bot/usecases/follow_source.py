"""Follow what a source says has changed about a contact."""

from collections.abc import Collection
from datetime import datetime

from bot.core.plain import plain_line
from bot.ports import IncomingContact
from bot.store import agenda, contacts, members, pairings
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of
from bot.usecases.cards import offer_was_said, say_offer
from bot.usecases.finish_contact import end
from bot.usecases.hold_round import plan_waiting_call
from bot.usecases.host_cards import follow_host
from bot.usecases.offering import answer_by, plan_call

EXCERPT = 600
"""Characters of a contact's text that are kept: enough for a card."""
_OPEN = ("waiting", "paired")


def wanted(one: IncomingContact, rotation: Rotation, at: datetime) -> bool:
    """Whether somebody could be paired with it: open, of a kind the rotation takes, to come."""
    if one.state != "open" or one.kind not in rotation.form.kinds:
        return False
    return one.kind == "ticket" or (
        _whole(one) and one.starts_at is not None and one.starts_at > at
    )


def _whole(one: IncomingContact) -> bool:
    """Whether it is a ticket, or a call with a start and a later end."""
    if one.kind == "ticket":
        return True
    return one.starts_at is not None and one.ends_at is not None and one.starts_at < one.ends_at


def follow_change(
    tx: Tx,
    rotation: Rotation,
    known: Contact,
    incoming: IncomingContact,
    *,
    host: str | None,
    host_hash: str,
    at: datetime,
) -> bool:
    """Bring a known contact to what its source says now; whether anything changed.

    ``host`` is the user id of its host, if they are known in Slack, ``host_hash`` the keyed hash
    of their address.

    What is done stays so: only a person's answer changes that. What was gone and is open again
    in its source, such as a call that was missing from half a calendar, waits again; what its
    host found unsuitable does not.
    """
    if known.forgotten or known.unsuited_at is not None:
        return False
    if host is None and host_hash and host_hash == known.host_hash:
        host = known.host_user_id  # found by an address that Slack has another name for
    if known.state == "gone" and wanted(incoming, rotation, at):
        _revive(tx, known, at=at)
    elif known.state not in _OPEN or not _whole(incoming):
        return False
    if incoming.state != "open":
        _close(tx, known, solved=incoming.state == "solved", at=at)
        return True
    new: dict[str, object] = {
        "subject": incoming.subject,
        "excerpt": plain_line(incoming.body, EXCERPT),
        "url": incoming.url,
        "host_name": incoming.host_name,
        "host_user_id": host,
        "host_hash": host_hash,
        "starts_at": incoming.starts_at,
        "ends_at": incoming.ends_at,
    }
    # A person has named the new date, and the source still has the one that is over.
    behind = known.date_given and (incoming.starts_at is None or incoming.starts_at <= at)
    new["date_given"] = behind
    if behind:
        new |= {"starts_at": known.starts_at, "ends_at": known.ends_at}
    revived = known.state == "gone"
    if not revived and all(getattr(known, name) == value for name, value in new.items()):
        return False
    contacts.change(tx, known.id, **new)
    moved = (known.starts_at, known.ends_at) != (new["starts_at"], new["ends_at"])
    _say_change(tx, rotation, known.id, moved=moved or revived, at=at)
    return True


def _revive(tx: Tx, known: Contact, *, at: datetime) -> None:
    contacts.change(
        tx, known.id, state="waiting", waiting_since=at, asked=0, owner_told=False, emptied_at=None
    )


def follow_missing(
    tx: Tx, rotation: Rotation, source_id: str, seen: Collection[str], *, at: datetime
) -> int:
    """End the coming calls that a calendar does not hold any more; how many.

    A pull looks as far ahead as the ones before it, and time only brings known calls nearer.
    """
    coming = contacts.coming_calls(tx, rotation.id, source_id, after=at)
    lost = [one for one in coming if one.external_id not in seen]
    for one in lost:
        _close(tx, one, solved=False, at=at)
    return len(lost)


def _close(tx: Tx, contact: Contact, *, solved: bool, at: datetime) -> None:
    """The source has closed it: a solved ticket somebody took is done, all else is gone."""
    for pairing in pairings.live_of_contact(tx, contact.id):
        if solved and pairing.role == "lead" and pairing.state == "accepted":
            end(tx, pairing, happened_at=at, at=at)
            return
        pairings.move(tx, pairing.id, since=[pairing.state], to="cancelled", ended_at=at)
        say_offer(tx, pairing.id, at=at)
    contacts.change(tx, contact.id, state="gone")
    follow_host(tx, contact.id, at=at)


def _say_change(tx: Tx, rotation: Rotation, contact_id: str, *, moved: bool, at: datetime) -> None:
    contact = contacts.get(tx, contact_id)
    if contact is None:
        return
    live = pairings.live_of_contact(tx, contact_id)
    if not live:
        follow_host(tx, contact_id, at=at)
    if moved and not live:
        plan_waiting_call(tx, rotation, contact, at=at)
    for pairing in live:
        if moved:
            _move(tx, rotation, pairing, contact, at=at)
        say_offer(tx, pairing.id, at=at)


def _move(tx: Tx, rotation: Rotation, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """A moved call keeps its person: new deadline, reminder and end."""
    if pairing.state == "accepted":
        plan_call(tx, pairing, contact, at=at)
        return
    if pairing.role == "shadow" and not offer_was_said(tx, pairing.id):
        return  # not asked before its lead has accepted
    member = members.get(tx, pairing.member_id, at=at)
    if member is not None:
        calendar = calendar_of(member, rotation)
        deadline = answer_by(calendar, pairing.offered_at, contact.starts_at, at=at)
        pairings.change(tx, pairing.id, deadline=deadline)
        agenda.put(tx, "expire_offer", pairing.id, deadline)
