"""Undo a swap or cover before the contact begins: whoever handed it on has it again."""

from datetime import datetime

from bot.core.replies import Done, Refusal, Reply
from bot.core.taking_over import to_them
from bot.store import handovers, pairings, people
from bot.store.handovers import Handover
from bot.store.ids import new_id
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer
from bot.usecases.passing_on import Passing, load_passing
from bot.usecases.take_over import hand_to
from bot.usecases.taker import Taker, find_taker
from bot.usecases.undoing import can_undo


def take_again(tx: Tx, *, handover_id: str, user_id: str, at: datetime) -> Reply | None:
    """Take it from the colleague, who is told; the ledger will charge whoever does it.

    A call can be taken again until it begins, a ticket for an hour: then it is its taker's, who
    may hand it back or swap it.
    """
    people.lock_workspace(tx)
    handover = handovers.get(tx, handover_id)
    before = pairings.get(tx, handover.pairing_id) if handover else None
    passing = load_passing(tx, handover_id, at=at)
    if handover is None or before is None or passing is None:
        return Refusal(sentence="This one is not there any more. Nothing was changed.")
    if before.user_id != user_id:
        return Refusal(sentence="Only who handed this one on can take it again.")
    if not can_undo(handover, passing.contact, passing.pairing, at):
        say_offer(tx, passing.pairing.id, at=at)
        return Refusal(sentence=_too_late(passing.pairing.state, passing.holder.name))
    taker = _taker(tx, passing, user_id, at=at)
    if isinstance(taker, Refusal):
        return taker
    undo = Handover(
        id=new_id(),
        pairing_id=handover_id,
        to_user_id=user_id,
        by_user_id=user_id,
        state="open",
        taken_by="",
        asked_at=at,
        deadline=at,
    )
    handovers.add(tx, undo)
    if not hand_to(tx, undo, passing, taker, at=at):
        return Done(sentence="Nobody is needed for this one any more. Thank you!")
    return None


def _taker(tx: Tx, passing: Passing, user_id: str, *, at: datetime) -> Taker | Refusal:
    name = passing.holder.name
    if any(one.state == "open" for one in handovers.of_pairing(tx, passing.pairing.id)):
        return Refusal(sentence=f"{name} has just asked somebody else to take it over.")
    taker = find_taker(tx, passing, user_id, at=at)
    if isinstance(taker, Taker):
        return taker
    why = to_them(taker) if taker else f"you are not in {passing.rotation.name} any more"
    return Refusal(sentence=f"It stays with {name}: {why}.")


def _too_late(state: str, name: str) -> str:
    if state == "accepted":
        return f"{name} is at it by now. Is it yours again after all? Ask them to press Swap."
    return "This one has gone on meanwhile, so it cannot be taken again. Nothing was changed."
