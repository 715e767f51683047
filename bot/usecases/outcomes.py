"""What the first answer means for pairing, ledger and contact."""

from datetime import datetime

from bot.core.questions import Outcome
from bot.store import contacts, members, pairings
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.answer_offer import let_rest
from bot.usecases.cards import say_offer
from bot.usecases.charges import charge
from bot.usecases.shadows import follow_outcome
from bot.usecases.silence_watch import watch


def apply_outcome(tx: Tx, pairing: Pairing, outcome: Outcome, *, at: datetime) -> None:
    """Bring pairing, ledger and contact to what the answer says; answering again is safe."""
    settled = pairings.move(
        tx,
        pairing.id,
        since=["accepted", "done", "cancelled", "no_show"],
        to=outcome.pairing_state,
    )
    if not settled:
        return
    charge(tx, pairing, because=outcome.because, at=at)
    follow_outcome(tx, pairing, outcome, at=at)
    _settle_contact(tx, pairing, outcome, at=at)
    missed = pairing.state == "no_show"
    if outcome.rests and not missed:
        let_rest(tx, pairing, at=at)
    elif missed and not outcome.rests:  # a slip of the finger
        members.change(tx, pairing.member_id, rest_until=None)
    if outcome.keeps_person and (moved := contacts.get(tx, pairing.contact_id)) is not None:
        watch(tx, pairing, moved, at=at)
    say_offer(tx, pairing.id, at=at)


def _settle_contact(tx: Tx, pairing: Pairing, outcome: Outcome, *, at: datetime) -> None:
    """A ticket that did not happen waits again; a call that is over is gone.

    A moved call stays with its person, whose source brings the new date. Whatever somebody else
    holds by now is left alone.
    """
    contact = contacts.get(tx, pairing.contact_id)
    if contact is None or pairings.taken_by_others(tx, pairing):
        return
    if outcome.keeps_person:
        state = "paired"
    elif outcome.happened:
        state = "done"
    else:
        state = "waiting" if contact.kind == "ticket" and not contact.was_logged else "gone"
    contacts.change(tx, contact.id, state=state)
    if state == "waiting" and contact.state != "waiting":
        contacts.change(tx, contact.id, waiting_since=at)
