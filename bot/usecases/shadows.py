"""The shadow of a contact follows its lead; what becomes of a shadow never ends the lead's part."""

from datetime import datetime

from bot.core.questions import Outcome
from bot.store import members, pairings
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer
from bot.usecases.charges import charge


def call_off_shadow(tx: Tx, lead: Pairing, *, at: datetime) -> None:
    """The lead has passed it on: nobody is left to accompany; both are chosen anew."""
    for one in pairings.shadows_of(tx, lead):
        if pairings.move(tx, one.id, since=["offered", "accepted"], to="cancelled", ended_at=at):
            say_offer(tx, one.id, at=at)


def finish_shadow(tx: Tx, lead: Pairing, *, happened_at: datetime, at: datetime) -> None:
    """The lead is done: a shadow that took part is too, and pays like a lead.

    Only the lead is asked how it went.
    """
    for one in pairings.shadows_of(tx, lead):
        if pairings.move(tx, one.id, since=["accepted"], to="done", ended_at=happened_at):
            charge(tx, one, at=at)
            say_offer(tx, one.id, at=at)
    call_off_shadow(tx, lead, at=at)  # one that never answered


def follow_outcome(tx: Tx, lead: Pairing, outcome: Outcome, *, at: datetime) -> None:
    """What the lead answered is true for the shadow too, but that the lead could not come."""
    if outcome.rests:
        return
    for one in pairings.shadows_of(tx, lead):
        since = ["accepted", "done"]
        if members.lines_of(tx, one.id):  # it was done before an answer said otherwise
            since.append("cancelled")
        if pairings.move(tx, one.id, since=since, to=outcome.pairing_state):
            charge(tx, one, because=outcome.because, at=at)
            say_offer(tx, one.id, at=at)
