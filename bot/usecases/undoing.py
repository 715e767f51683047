"""How long a swap or cover can be undone by whoever handed the pairing on."""

from datetime import datetime, timedelta
from typing import Final

from bot.store.contacts import Contact, has_begun
from bot.store.handovers import Handover
from bot.store.pairings import Pairing

TICKET_BEGINS: Final = timedelta(hours=1)
"""A ticket has no time of its own: an hour after it was taken its taker is at work on it."""


def can_undo(handover: Handover, contact: Contact, taken: Pairing | None, at: datetime) -> bool:
    """Whether it has not begun: a call until its time, a ticket for an hour.

    ``taken`` is the pairing of whoever has taken it over.
    """
    if handover.state != "taken" or taken is None or taken.state != "accepted":
        return False
    if contact.kind == "call":
        return not has_begun(contact, at)
    return taken.accepted_at is not None and at < taken.accepted_at + TICKET_BEGINS
