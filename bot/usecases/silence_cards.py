"""The messages that ask after five silent working days, filled from the store."""

from datetime import datetime
from typing import Literal

from bot.core.messages import Card, StillOnIt
from bot.store import agenda, followups, outbox
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.transaction import Tx

GIVE_UP = "give_up_silent"
"""The kind of moment at which what nobody says a word about is handed back."""


def is_silent(pairing: Pairing, contact: Contact, at: datetime) -> bool:
    """Whether it is in somebody's hands and nothing will end it by itself.

    So it is with a ticket that was taken, and with a call that was moved to no date yet.
    """
    if pairing.state != "accepted" or pairing.role != "lead":
        return False
    return contact.kind == "ticket" or contact.ends_at is None or contact.ends_at <= at


def ask_again(tx: Tx, pairing: Pairing, contact: Contact, card: Card, *, at: datetime) -> None:
    """Ask, in a message of its own each time; `GIVE_UP` says until when."""
    number = _asked(tx, pairing) + 1
    for one in range(1, number + 1):
        _say(tx, pairing, contact, card, number=one, last=number, at=at)


def refresh_asked(tx: Tx, pairing: Pairing, contact: Contact, card: Card, *, at: datetime) -> None:
    """Bring them up to date; nothing where none was asked."""
    last = _asked(tx, pairing)
    for number in range(1, last + 1):
        _say(tx, pairing, contact, card, number=number, last=last, at=at)


def _asked(tx: Tx, pairing: Pairing) -> int:
    """How often it was asked."""
    number = 0
    while outbox.is_known(tx, _key(pairing, number + 1)):
        number += 1
    return number


def _key(pairing: Pairing, number: int) -> str:
    return f"still:{pairing.id}:{number}"


def _say(
    tx: Tx,
    pairing: Pairing,
    contact: Contact,
    card: Card,
    *,
    number: int,
    last: int,
    at: datetime,
) -> None:
    waits = agenda.find(tx, GIVE_UP, pairing.id)
    state: Literal["asked", "still", "again", "over"] = "asked" if waits else "still"
    if not is_silent(pairing, contact, at):
        state = "over"
    elif number < last:
        state = "again"
    followup = followups.of_pairing(tx, pairing.id)
    outbox.put(
        tx,
        key=_key(pairing, number),
        conversation=pairing.user_id,
        message=StillOnIt(
            pairing_id=pairing.id,
            followup_id=followup.id if followup and contact.kind == "call" else "",
            card=card,
            state=state,
            answer_by=waits.due_at if waits else at,
        ),
        at=at,
        not_after=waits.due_at if waits else None,
    )
