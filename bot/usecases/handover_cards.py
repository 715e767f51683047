"""Messages about a swap or a cover, filled from the store."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.messages import Card, CoverPost, HandoverNews, Message, TakeOver
from bot.core.pairing import BEFORE_A_CALL, LIVE
from bot.store import agenda, handovers, outbox, pairings, rotations
from bot.store.contacts import Contact
from bot.store.handovers import Handover
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.undoing import can_undo


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What somebody is asked to take over."""

    rotation: Rotation
    pairing: Pairing
    contact: Contact
    card: Card


def ask_key(handover: Handover) -> str:
    """Names the one message of a swap or cover.

    The colleague's is their offer's: once they have taken it, the same message is their card.
    """
    return f"cover:{handover.id}" if handover.is_cover else f"offer:{handover.id}"


def news_key(handover: Handover) -> str:
    """Names the message that says what came of a swap or cover."""
    return f"handover-news:{handover.id}"


def refresh_news(tx: Tx, taken: Pairing, contact: Contact, card: Card, *, at: datetime) -> None:
    """Bring what whoever handed this one on was told up to date; nothing if nobody did."""
    handover = handovers.get(tx, taken.id)
    handed_on = pairings.get(tx, handover.pairing_id) if handover else None
    if handover is None or handed_on is None or not outbox.is_known(tx, news_key(handover)):
        return
    say_news(tx, handover, handed_on, contact, card, at=at, not_after=None)


def say_handovers(
    tx: Tx, pairing: Pairing, contact: Contact, card: Card, *, at: datetime
) -> tuple[Handover, ...]:
    """Bring what others were asked about a pairing up to date; gives all of it, oldest first.

    A pairing that is over leaves no open question behind, and a call that moved nearer is asked
    for until an hour before it.
    """
    rotation = rotations.get(tx, pairing.rotation_id)
    found = handovers.of_pairing(tx, pairing.id)
    for one in found:
        if one.state == "open":
            _settle(tx, one, pairing, contact, at=at)
    found = handovers.of_pairing(tx, pairing.id)
    for one in found:
        taken_by_them = one.state == "taken" and not one.is_cover
        if rotation is not None and not taken_by_them and outbox.is_known(tx, ask_key(one)):
            asked = Asked(rotation=rotation, pairing=pairing, contact=contact, card=card)
            say_handover(tx, one, asked, at=at)
    return found


def _settle(tx: Tx, one: Handover, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    if pairing.state not in LIVE:
        handovers.end(tx, one.id, to="moot", at=at)
    elif contact.starts_at is not None and contact.starts_at < one.deadline:
        deadline = max(at, contact.starts_at - BEFORE_A_CALL)
        handovers.put_off(tx, one.id, deadline)
        agenda.put(tx, "expire_handover", one.id, deadline)


def take_over_message(handover: Handover, asked: Asked) -> TakeOver:
    """What one colleague is asked."""
    return TakeOver(
        handover_id=handover.id,
        from_user_id=asked.pairing.user_id,
        rotation=asked.rotation.name,
        card=asked.card,
        deadline=handover.deadline,
        state=handover.state,
    )


def say_handover(tx: Tx, handover: Handover, asked: Asked, *, at: datetime) -> None:
    """Ask a colleague or the channel, or bring what was asked up to date."""
    rotation, contact = asked.rotation, asked.contact
    message: Message = (
        CoverPost(
            handover_id=handover.id,
            rotation=rotation.name,
            kind=contact.kind,
            alias=contact.alias,
            starts_at=contact.starts_at,
            ends_at=contact.ends_at,
            deadline=handover.deadline,
            state=handover.state,
            taken_by=handover.taken_by,
        )
        if handover.is_cover
        else take_over_message(handover, asked)
    )
    outbox.put(
        tx,
        key=ask_key(handover),
        conversation=handover.to_user_id or rotation.channel_id,
        message=message,
        at=at,
        not_after=handover.deadline,
    )


def say_news(
    tx: Tx,
    handover: Handover,
    pairing: Pairing,
    contact: Contact,
    card: Card,
    *,
    at: datetime,
    not_after: datetime | None,
) -> None:
    """Tell whose pairing it was what came of it."""
    if handover.state not in ("taken", "declined", "expired"):
        return
    may_undo = can_undo(handover, contact, pairings.get(tx, handover.id), at)
    nobody = handover.state == "expired" and handover.is_cover
    outbox.put(
        tx,
        key=news_key(handover),
        conversation=pairing.user_id,
        message=HandoverNews(
            pairing_id=pairing.id,
            card=card,
            state="nobody" if nobody else handover.state,
            user_id=handover.taken_by or handover.to_user_id,
            handover_id=handover.id if may_undo else "",
        ),
        at=at,
        not_after=not_after,
    )
