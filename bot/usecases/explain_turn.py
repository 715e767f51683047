"""Explain to somebody why it is their turn, or is not."""

from datetime import datetime

from bot.core.forecast import foresee, is_imagined
from bot.core.replies import Explained, InHand, LedgerLine, Refusal, Reply
from bot.core.why import explain
from bot.store import contacts, members, pairings
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.planning import coming, upcoming_rounds

MOST_LINES = 8
"""Of a ledger, the newest; how many more there are is said."""


def explain_turn(tx: Tx, *, user_id: str, where: Where, at: datetime) -> Reply:
    """What decides about the asker in the next round, in words and numbers. Reads only.

    Decided by the function that picks, with what `next` shows.
    """
    chosen = choose_rotation(tx, "why", where, user_id=user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    rotation = chosen.rotation
    member = members.find(tx, rotation.id, user_id, at=at)
    if member is None or member.state != "active":
        return Refusal(
            sentence=f"You are not in {rotation.name}; type `/firsthand join` to take part."
        )
    if rotation.state != "active":
        return Refusal(sentence=f"{rotation.name} is paused, so nobody is picked.")
    moments = upcoming_rounds(rotation, at, 1)
    if not moments:
        return Refusal(sentence=f"{rotation.name} holds no rounds at the moment: nobody is picked.")
    (found,) = foresee(coming(tx, rotation, moments, at=at))
    why = explain(member.id, found.candidates, found.offered, found.terms)
    ledger = members.ledger_of(tx, member.id)
    return Explained(
        rotation=rotation.name,
        next_round=found.terms.at,
        lines=why.lines,
        none_waits=all(is_imagined(one.contact_id) for one in found.offered),
        in_hand=_in_hand(tx, rotation, user_id),
        ledger=tuple(
            LedgerLine(at=one.at, amount=one.amount, why=one.why) for one in ledger[:MOST_LINES]
        ),
        ledger_in_all=len(ledger),
    )


def _in_hand(tx: Tx, rotation: Rotation, user_id: str) -> tuple[InHand, ...]:
    found = []
    for mine in pairings.live_of_person(tx, user_id):
        contact = contacts.get(tx, mine.contact_id)
        if contact is not None and mine.rotation_id == rotation.id:
            found.append(InHand(subject=contact.subject, reason=mine.reason))
    return tuple(found)
