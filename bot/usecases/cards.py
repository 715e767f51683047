"""Messages about a pairing or a rotation, filled from the store."""

from datetime import datetime, timedelta
from typing import Any

from bot.core.messages import CallReminder, Offer, OfferReminder, PromiseLine, RotationCard
from bot.core.pairing import LIVE
from bot.core.rhythm import rhythm
from bot.store import (
    contacts,
    customers,
    followups,
    handovers,
    members,
    outbox,
    pairings,
    promises,
    rotations,
    visibility,
)
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.promises import Promise
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendar_files import follow_call_file, mark
from bot.usecases.contact_card import card_of
from bot.usecases.handover_cards import refresh_news, say_handovers
from bot.usecases.host_cards import follow_host
from bot.usecases.planning import next_round
from bot.usecases.say_duty import ring_duty
from bot.usecases.silence_cards import refresh_asked

LEARNED_ON_A_CARD = 3
__all__ = [
    "begin_offer",
    "card_of",
    "customer_of",
    "offer_key",
    "offer_message",
    "offer_was_said",
    "private_promise_line",
    "promise_line",
    "say_call_reminder",
    "say_offer",
    "say_offer_reminder",
    "say_rotation_card",
]

LATE = timedelta(hours=1)
"""A round held later than this says so."""


def promise_line(promise: Promise, *, alias: str = "") -> PromiseLine:
    """A promise, short enough for a card."""
    return PromiseLine(
        promise_id=promise.id,
        text=promise.text,
        kind=promise.kind,
        due_on=promise.due_on,
        update_on=promise.update_on,
        kept=promise.state == "kept",
        owner_user_id=promise.user_id,
        alias=alias,
        asked_user_id=promise.handover_to,
    )


def private_promise_line(tx: Tx, promise: Promise) -> PromiseLine:
    """The same with the customer's own name, for whoever it belongs to or is offered to."""
    return promise_line(promise, alias=customer_of(tx, promise))


def customer_of(tx: Tx, promise: Promise) -> str:
    """Whom it was made to, for whoever may know their name; empty when nobody knows."""
    names = customers.names(tx, promise.customer_id) if promise.customer_id else ()
    return next(filter(None, names), "")


def offer_key(pairing_id: str) -> str:
    """Names the one message of a pairing."""
    return f"offer:{pairing_id}"


def offer_message(tx: Tx, pairing: Pairing) -> Offer:
    """The pairing's message as it should read now."""
    contact = contacts.get(tx, pairing.contact_id)
    rotation = rotations.get(tx, pairing.rotation_id)
    if contact is None or rotation is None:
        msg = f"pairing {pairing.id} has lost its contact or rotation"
        raise LookupError(msg)
    learned: tuple[str, ...] = ()
    promised: tuple[PromiseLine, ...] = ()
    if contact.customer_id and pairing.state in LIVE:
        learned = followups.learned_of_customer(
            tx,
            contact.customer_id,
            visibility.reader(tx, pairing.user_id),
            limit=LEARNED_ON_A_CARD,
        )
        promised = tuple(
            promise_line(one)
            for one in promises.open_to(tx, contact.customer_id, reader=pairing.user_id)
        )
    return Offer(
        pairing_id=pairing.id,
        rotation=rotation.name,
        card=card_of(contact),
        state=pairing.state,
        reason=pairing.reason,
        deadline=pairing.deadline,
        learned=learned,
        promises=promised,
        role="shadow" if pairing.role == "shadow" else "lead",
        partner_user_id=_partner(tx, pairing),
        planned_for=_late_since(pairing),
        unsuited=contact.unsuited_at is not None and pairing.state == "cancelled",
        unsuited_why=contact.unsuited_why,
        in_calendar=mark(tx, pairing, contact),
        withdrawn=pairing.state == "cancelled" and rotation.state == "archived",
        **_passing(tx, pairing),
    )


def _passing(tx: Tx, pairing: Pairing) -> dict[str, Any]:
    """Who was asked to take it over and has not answered, or has taken it."""
    for one in handovers.of_pairing(tx, pairing.id):
        if one.state == "open":
            return {"asked_user_id": one.to_user_id, "asked_channel": one.is_cover}
        if one.state == "taken":
            return {"taken_by": one.taken_by}
    return {}


def _partner(tx: Tx, pairing: Pairing) -> str:
    """Who leads what this one accompanies, or accompanies what this one leads."""
    if pairing.state not in LIVE:
        return ""
    both = pairings.live_of_contact(tx, pairing.contact_id)
    return next((one.user_id for one in both if one.role != pairing.role), "")


def _late_since(pairing: Pairing) -> datetime | None:
    """When its round should have been, if that is worth a word."""
    planned = pairing.round_at
    return planned if planned is not None and pairing.offered_at - planned > LATE else None


def offer_was_said(tx: Tx, pairing_id: str) -> bool:
    """Whether a pairing's message has been begun; an offer may still wait for the morning."""
    return outbox.is_known(tx, offer_key(pairing_id))


def say_offer(tx: Tx, pairing_id: str, *, at: datetime) -> None:
    """Bring a pairing's message up to date; one that was never said is not begun here.

    What others were asked about it follows: nobody is left with a question that is over.
    """
    pairing = pairings.get(tx, pairing_id)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if pairing is None or contact is None:
        return
    card = card_of(contact)
    say_handovers(tx, pairing, contact, card, at=at)
    refresh_news(tx, pairing, contact, card, at=at)
    refresh_asked(tx, pairing, contact, card, at=at)
    follow_host(tx, contact.id, at=at)
    follow_call_file(tx, pairing, contact, at=at)
    ring_duty(tx, pairing.rotation_id, at=at)
    if not offer_was_said(tx, pairing_id):
        return
    outbox.put(
        tx,
        key=offer_key(pairing_id),
        conversation=pairing.user_id,
        message=offer_message(tx, pairing),
        at=at,
        # An offer that Slack never got is not worth posting once it has run out.
        not_after=pairing.deadline if pairing.state in ("offered", "expired") else None,
    )


def begin_offer(tx: Tx, pairing_id: str, *, at: datetime) -> None:
    """Send a pairing's message for the first time, unless it is over already."""
    pairing = pairings.get(tx, pairing_id)
    if pairing is None or pairing.state not in LIVE:
        return
    ring_duty(tx, pairing.rotation_id, at=at)  # what is assigned begins as theirs
    outbox.put(
        tx,
        key=offer_key(pairing_id),
        conversation=pairing.user_id,
        message=offer_message(tx, pairing),
        at=at,
        not_after=pairing.deadline if pairing.state == "offered" else None,
    )
    follow_host(tx, pairing.contact_id, at=at)


def say_offer_reminder(tx: Tx, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """The nudge that "Later" asked for."""
    outbox.put(
        tx,
        key=f"offer-reminder:{pairing.id}:{at:%Y%m%d%H%M}",  # asked for again: said again
        conversation=pairing.user_id,
        message=OfferReminder(
            pairing_id=pairing.id,
            subject=contact.subject,
            person=contact.person,
            deadline=pairing.deadline,
        ),
        at=at,
        not_after=pairing.deadline,
    )


def say_call_reminder(tx: Tx, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """Ten minutes before; pointless once the call has begun."""
    outbox.put(
        tx,
        key=f"reminder:{pairing.id}:{contact.starts_at:%Y%m%d%H%M}",
        conversation=pairing.user_id,
        message=CallReminder(pairing_id=pairing.id, card=card_of(contact)),
        at=at,
        not_after=contact.starts_at,
    )


def say_rotation_card(tx: Tx, rotation: Rotation, *, at: datetime) -> None:
    """Bring the channel's post with the Join button up to date, and who is on duty soon after."""
    ring_duty(tx, rotation.id, at=at)
    roster = members.roster(tx, rotation.id, at=at)
    active, shared = rotation.state == "active", rotation.channel_shared
    outbox.put(
        tx,
        key=f"card:{rotation.id}",
        conversation=rotation.channel_id,
        message=RotationCard(
            rotation_id=rotation.id,
            name=rotation.name,
            kinds=rotation.form.kinds,
            rhythm=rhythm(rotation.rounds),
            seats=rotation.form.seats,
            user_ids=() if shared else tuple(one.user_id for one in roster),
            nameless=len(roster) if shared else None,
            next_round=next_round(rotation, at),
            paused=not active,
            archived=rotation.state == "archived",
        ),
        at=at,
    )
