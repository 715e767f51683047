"""Let a contact go back to waiting and be offered to the next person."""

from datetime import datetime

from bot.core.messages import PairingState
from bot.store import agenda, contacts, pairings
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer
from bot.usecases.shadows import call_off_shadow


def release_offer(
    tx: Tx,
    pairing: Pairing,
    *,
    to: PairingState,
    at: datetime,
    counts: bool = False,
) -> bool:
    """End a live pairing without a contact; the contact waits and the next person is asked.

    A shadow's end changes nothing for its lead but what their message says, unless the lead is
    new: then somebody else is to be there.

    Args:
        tx: the transaction.
        pairing: as it was read; the change is lost if it has moved on since.
        to: the state it ends in.
        at: now.
        counts: somebody was asked in vain; after three the owner hears of it.

    Returns:
        False when somebody was first: then nothing is changed.
    """
    if not pairings.move(tx, pairing.id, since=[pairing.state], to=to, ended_at=at):
        return False
    if pairing.role == "shadow":
        for one in pairings.live_of_contact(tx, pairing.contact_id):
            say_offer(tx, one.id, at=at)
        say_offer(tx, pairing.id, at=at)
        agenda.put(tx, "find_helper", pairing.contact_id, at)  # should a newcomer be alone now
        return True
    call_off_shadow(tx, pairing, at=at)
    contact = contacts.get(tx, pairing.contact_id)
    if contact is not None and contacts.move(tx, contact.id, since="paired", to="waiting"):
        if counts:
            contacts.change(tx, contact.id, asked=contact.asked + 1)
        agenda.put(tx, "offer_again", contact.id, at)
        if contact.starts_at is not None:  # nobody may take it before it begins
            agenda.put(tx, "call_starts", contact.id, max(at, contact.starts_at))
    say_offer(tx, pairing.id, at=at)
    return True
