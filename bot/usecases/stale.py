"""What to say when a button was pressed too late, twice, or by somebody else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.core.messages import PairingState
from bot.core.replies import Done, Refusal
from bot.store import pairings
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer

_SAID: Final[Mapping[PairingState, str]] = {
    "offered": "This one is still open: take it or pass it on.",
    "accepted": "This one is yours already. Nothing was changed.",
    "done": "This one is done already. Thank you!",
    "declined": "You passed on this one, and somebody else is being asked. Nothing was changed.",
    "expired": "The time to answer had run out, so somebody else is being asked.",
    "handed_over": "This one has gone to somebody else. Nothing was changed.",
    "cancelled": "This one is not needed any more. Nothing was changed.",
    "no_show": "This one is closed already. Nothing was changed.",
}


def not_yours(pairing: Pairing | None, user_id: str) -> Refusal | None:
    """A sentence if this pairing is unknown or somebody else's."""
    if pairing is None:
        return Refusal(sentence="This contact is not there any more. Nothing was changed.")
    if pairing.user_id != user_id:
        return Refusal(sentence="This one was offered to somebody else. Nothing was changed.")
    return None


def said_already(tx: Tx, pairing_id: str, *, at: datetime) -> Done | Refusal:
    """Say kindly where a pairing stands, and bring its message up to date."""
    pairing = pairings.get(tx, pairing_id)
    if pairing is None:
        return Refusal(sentence="This contact is not there any more. Nothing was changed.")
    say_offer(tx, pairing_id, at=at)
    return Done(sentence=_SAID[pairing.state])
