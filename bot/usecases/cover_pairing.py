"""Cover: offer an open pairing to the rotation's channel; whoever is first takes it."""

from datetime import datetime

from bot.core.replies import Done, Refusal, Reply
from bot.store import people
from bot.store.handovers import Handover
from bot.store.ids import new_id
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer
from bot.usecases.handover_cards import say_handover
from bot.usecases.offering import answer_by
from bot.usecases.passing_on import begin, passable
from bot.usecases.planning import work_days
from bot.usecases.show_home import refresh_home


def cover_pairing(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply:
    """Ask the channel; if nobody takes it in time, the contact waits for the next person.

    An owner may do it for somebody who is away. The post names no customer, and nobody who cannot
    take it.
    """
    people.lock_workspace(tx)
    passing = passable(tx, pairing_id=pairing_id, user_id=user_id, at=at)
    if isinstance(passing, Refusal):
        return passing
    if passing.rotation.state == "archived":
        return Refusal(sentence="That rotation has been archived, so nothing was changed.")
    calendar = work_days(passing.rotation)
    new = Handover(
        id=new_id(),
        pairing_id=passing.pairing.id,
        to_user_id="",
        by_user_id=user_id,
        state="open",
        taken_by="",
        asked_at=at,
        deadline=answer_by(calendar, at, passing.contact.starts_at, at=at),
    )
    begin(tx, passing, new)
    say_handover(tx, new, passing.asked, at=at)
    say_offer(tx, pairing_id, at=at)
    refresh_home(tx, passing.pairing.user_id, at=at)
    own = passing.pairing.user_id == user_id
    whose = "yours" if own else f"{passing.holder.name}'s"
    return Done(
        sentence=f"I ask the channel of {passing.rotation.name}. Until somebody takes it, it stays"
        f" {whose}; if nobody does in time, I ask the next person.",
        take_back="" if own else pairing_id,
    )
