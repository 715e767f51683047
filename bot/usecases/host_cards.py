"""What a contact's host is told: who comes, and what came of it. One message a contact and host."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.messages import HostAnswer, HostNotice, HostState
from bot.core.reminding import end_of_work
from bot.store import (
    agenda,
    contacts,
    followups,
    learnings,
    outbox,
    pairings,
    people,
    promises,
    rotations,
    visibility,
)
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import decent_time
from bot.usecases.contact_card import card_of
from bot.usecases.matters import calendar_in

TELL: Final = "tell_host"
"""The kind of moment at which a host is told, when it is decent to write to them."""
WATCH: Final = "watch_host"
"""The kind of moment at which it is looked at whether what they were told has arrived."""
A_MOMENT: Final = timedelta(minutes=1)


def host_key(contact_id: str, user_id: str) -> str:
    """Names the one message to this host about this contact."""
    return f"host:{contact_id}:{user_id}"


def follow_host(tx: Tx, contact_id: str, *, at: datetime) -> None:
    """Tell a contact's host who comes, or bring what they were told up to date.

    Call it wherever something changes about a contact, its people, or what was learned from it.
    They are told once somebody has accepted, in their working hours and in time; from then on
    the same message follows.
    """
    contact = contacts.get(tx, contact_id)
    if contact is None or not (contact.host_user_id or contact.told_user_id):
        return
    contacts.lock(tx, contact_id)  # else of two changes at once each would say its own only
    contact = contacts.get(tx, contact_id)
    if contact is None or contact.forgotten:
        return
    told = contact.told_user_id
    if told is not None:
        message = host_message(tx, contact, told)
        outbox.revise(tx, key=host_key(contact_id, told), message=message, at=at)
        if told == contact.host_user_id:
            return
        contacts.change(tx, contact_id, told_user_id=None)
    _tell(tx, contact, at=at)


def follow_host_of(tx: Tx, followup_id: str, *, at: datetime) -> None:
    """The same after a change of an answer, or of the promise in it."""
    followup = followups.get(tx, followup_id)
    pairing = pairings.get(tx, followup.pairing_id) if followup else None
    if pairing is not None:
        follow_host(tx, pairing.contact_id, at=at)


def _tell(tx: Tx, contact: Contact, *, at: datetime) -> None:
    host = contact.host_user_id
    if host is None or not _should_hear(tx, contact, host):
        return
    calendar = calendar_in(tx, contact.rotation_id, host, at=at)
    if calendar is None:
        return
    send_at = decent_time(calendar, at)
    if contact.starts_at is not None and send_at >= contact.starts_at:
        return  # they will see who has come
    if send_at > at:
        agenda.put(tx, TELL, contact.id, send_at)
        return
    not_after = end_of_work(calendar, at)
    if contact.starts_at is not None:
        not_after = min(not_after, contact.starts_at)
    outbox.put(
        tx,
        key=host_key(contact.id, host),
        conversation=host,
        message=host_message(tx, contact, host),
        at=at,
        not_after=not_after,
    )
    contacts.change(tx, contact.id, told_user_id=host)
    agenda.put(tx, WATCH, contact.id, not_after + A_MOMENT)


def _should_hear(tx: Tx, contact: Contact, user_id: str) -> bool:
    """Whether somebody comes whom they do not know of: not themselves, and they want to know."""
    live = pairings.live_of_contact(tx, contact.id)
    comes = any(one.role == "lead" and one.state == "accepted" for one in live)
    person = people.find_person(tx, user_id)
    return (
        comes
        and all(one.user_id != user_id for one in live)
        and person is not None
        and person.state == "active"
        and not people.is_silent_host(tx, user_id)
    )


def host_message(tx: Tx, contact: Contact, reader: str) -> HostNotice:
    """What the host reads now."""
    rotation = rotations.get(tx, contact.rotation_id)
    is_theirs = reader == contact.host_user_id
    scene = _scene(tx, contact)
    state: HostState = scene.state if is_theirs else "elsewhere"
    if state == "open" and (rotation is None or rotation.state == "archived"):
        state = "gone"  # nobody is sought any more
    lead = scene.lead
    return HostNotice(
        contact_id=contact.id,
        rotation=rotation.name if rotation else "",
        card=card_of(contact),
        state=state,
        user_id=lead.user_id if lead else "",
        partner_user_id=scene.partner if state in ("coming", "done") else "",
        answer=_answer(tx, lead, reader) if lead and is_theirs else None,
        silent=people.is_silent_host(tx, reader),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scene:
    """How a contact stands, and with whom."""

    state: HostState
    lead: Pairing | None = None
    partner: str = ""


def _scene(tx: Tx, contact: Contact) -> _Scene:
    leads = pairings.took_lead(tx, contact.id)
    last = leads[-1] if leads else None
    if contact.unsuited_at is not None:
        return _Scene(state="unsuited", lead=last)
    if contact.state == "done":
        done = next((one for one in reversed(leads) if one.state == "done"), last)
        return _Scene(state="done", lead=done, partner=_partner(tx, done))
    if contact.state == "gone":
        return _Scene(state="gone", lead=last)
    if last is not None and last.state == "accepted":
        return _Scene(state="coming", lead=last, partner=_partner(tx, last))
    return _Scene(state="open", lead=last)


def _partner(tx: Tx, lead: Pairing | None) -> str:
    """Who has said that they accompany this lead, or did."""
    shadows = pairings.shadows_of(tx, lead) if lead else ()
    return next((one.user_id for one in shadows if one.state in ("accepted", "done")), "")


def _answer(tx: Tx, lead: Pairing, reader: str) -> HostAnswer | None:
    """What was learned, if its author lets this reader see it; with what was promised."""
    followup = followups.of_pairing(tx, lead.id)
    who = visibility.reader(tx, reader)
    learned = learnings.find_for(tx, followup.id, who) if followup else None
    if followup is None or learned is None:
        return None
    promise = promises.of_followup(tx, followup.id)
    promised = promise is not None and promise.state != "dropped"
    if not (learned.quote or learned.learning or promised):
        return None
    return HostAnswer(
        user_id=learned.user_id,
        quote=learned.quote,
        learning=learned.learning,
        promise=promise.text if promise and promised else "",
        promise_due=promise.due_on if promise and promised else None,
        promise_kept=promise is not None and promise.state == "kept",
    )
