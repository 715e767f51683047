"""Answer a swap or a cover: take it, decline it, or take the question back."""

from datetime import datetime
from typing import Final

from bot.core.candidate import Rule
from bot.core.messages import HandoverState
from bot.core.pairing import LIVE
from bot.core.replies import Done, Refusal, Reply
from bot.core.taking_over import to_them
from bot.store import agenda, handovers, pairings, people, rotations
from bot.store.contacts import has_begun
from bot.store.handovers import Handover
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.cards import begin_offer, say_offer
from bot.usecases.offering import ask_shadow, plan_call
from bot.usecases.passing_on import Passing, is_away, load_passing, name_of
from bot.usecases.show_home import refresh_home
from bot.usecases.stale import not_yours
from bot.usecases.taker import Taker, find_taker
from bot.usecases.tell_handover import plan_news

_GONE: Final = "This one is not there any more. Nothing was changed."
_OVER: Final[dict[HandoverState, str]] = {
    "declined": "You passed on this one; it stayed with your colleague.",
    "expired": "The time to take it had run out. Thank you for offering!",
    "withdrawn": "It was taken back meanwhile: nobody is needed any more. Thank you!",
    "moot": "Nobody is needed for this one any more. Thank you!",
}


def take_over(tx: Tx, *, handover_id: str, user_id: str, at: datetime) -> Reply | None:
    """Take a pairing over: whoever is first has it. None: the messages say what is next."""
    people.lock_workspace(tx)  # no round books this person or this contact meanwhile
    found = _open(tx, handover_id, user_id, at=at)
    if not isinstance(found, tuple):
        return found
    handover, passing = found
    if handover.is_cover and passing.pairing.user_id == user_id:
        return take_back(tx, pairing_id=passing.pairing.id, user_id=user_id, at=at)
    taker = find_taker(tx, passing, user_id, at=at)
    if not isinstance(taker, Taker):
        return Refusal(sentence=_refused(passing, taker))
    if not hand_to(tx, handover, passing, taker, at=at):
        return Done(sentence=_OVER["moot"])
    return None


def hand_to(tx: Tx, handover: Handover, passing: Passing, taker: Taker, *, at: datetime) -> bool:
    """Give it to the taker and tell whose it was; False if it has ended at this very moment."""
    if not _won(tx, handover, passing, taker.user_id, at=at):
        return False
    _pair(tx, handover, passing, taker, at=at)
    plan_news(tx, handover, passing, at=at)
    say_offer(tx, passing.pairing.id, at=at)
    refresh_home(tx, passing.pairing.user_id, at=at)
    refresh_home(tx, taker.user_id, at=at)
    return True


def _refused(passing: Passing, rule: Rule | None) -> str:
    if rule is not None:
        return f"Thank you for offering, but {to_them(rule)}."
    name = passing.rotation.name
    return f"Only who is in {name} can take it: `/firsthand join` first, then press again."


def _won(tx: Tx, handover: Handover, passing: Passing, user_id: str, *, at: datetime) -> bool:
    """Whether nobody was first, and it has not ended at this very moment."""
    if not handovers.end(tx, handover.id, to="taken", at=at, taken_by=user_id):
        return False
    live = pairings.move(tx, passing.pairing.id, since=LIVE, to="handed_over", ended_at=at)
    if not live:
        handovers.end(tx, handover.id, since="taken", to="moot", at=at)
    return live


def _pair(tx: Tx, handover: Handover, passing: Passing, taker: Taker, *, at: datetime) -> None:
    """Give it to the taker, accepted; whoever accompanies the contact goes on to."""
    old, contact = passing.pairing, passing.contact
    for one in pairings.shadows_of(tx, old):
        if one.user_id == taker.user_id and pairings.move(
            tx, one.id, since=LIVE, to="cancelled", ended_at=at
        ):
            say_offer(tx, one.id, at=at)
    new = Pairing(
        id=handover.id,
        rotation_id=old.rotation_id,
        contact_id=old.contact_id,
        member_id=taker.member_id,
        user_id=taker.user_id,
        role="lead",
        state="accepted",
        reason=f"you took it over from {passing.holder.name}",
        stride=taker.stride,
        round_at=None,
        offered_at=old.offered_at,  # its shadow's, too: that is how they are found
        deadline=at,
        accepted_at=at,
    )
    pairings.add(tx, new)
    plan_call(tx, new, contact, at=at)
    begin_offer(tx, new.id, at=at)
    if old.state == "offered":
        ask_shadow(tx, new, contact, at=at)
    else:
        for one in pairings.shadows_of(tx, new):
            say_offer(tx, one.id, at=at)


def decline_over(tx: Tx, *, handover_id: str, user_id: str, at: datetime) -> Reply | None:
    """Not this time: it costs nothing, and stays with whoever has it."""
    people.lock_workspace(tx)
    found = _open(tx, handover_id, user_id, at=at)
    if not isinstance(found, tuple):
        return found
    handover, passing = found
    if handover.is_cover or not handovers.end(tx, handover.id, to="declined", at=at):
        return Refusal(sentence=_OVER["moot"])
    plan_news(tx, handover, passing, at=at)
    say_offer(tx, passing.pairing.id, at=at)
    refresh_home(tx, passing.pairing.user_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def take_back(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """Ask nobody any more: undo a swap or cover before somebody has taken it."""
    people.lock_workspace(tx)
    pairing = pairings.get(tx, pairing_id)
    if pairing is None:
        return Refusal(sentence=_GONE)
    asked = handovers.of_pairing(tx, pairing_id)
    open_one = next((one for one in asked if one.state == "open"), None)
    asker = open_one.by_user_id if open_one else ""
    if user_id not in (pairing.user_id, asker) and not _acts_for(tx, pairing, user_id, at):
        return not_yours(pairing, user_id)
    if open_one is None or not handovers.end(tx, open_one.id, to="withdrawn", at=at):
        say_offer(tx, pairing_id, at=at)
        taken = next((one.taken_by for one in asked if one.state == "taken"), "")
        if taken:
            return Refusal(
                sentence=f"{name_of(tx, taken)} has taken it already. Is it yours again after all?"
                " Ask them to press Swap and choose you."
            )
        return Done(sentence="Nobody is being asked just now. Nothing was changed.")
    agenda.drop(tx, "expire_handover", open_one.id)
    say_offer(tx, pairing_id, at=at)
    refresh_home(tx, pairing.user_id, at=at)
    if open_one.to_user_id:
        refresh_home(tx, open_one.to_user_id, at=at)
    return None if user_id == pairing.user_id else Done(sentence="Nobody is asked any more.")


def _acts_for(tx: Tx, pairing: Pairing, user_id: str, at: datetime) -> bool:
    """Whether this is an owner while the holder is away."""
    if user_id not in rotations.owners(tx, pairing.rotation_id):
        return False
    passing = load_passing(tx, pairing.id, at=at)
    return passing is not None and is_away(passing, at)


def _open(
    tx: Tx, handover_id: str, user_id: str, *, at: datetime
) -> tuple[Handover, Passing] | Reply:
    """The question, if this person may answer it now; else kindly what became of it."""
    handover = handovers.get(tx, handover_id)
    passing = load_passing(tx, handover.pairing_id, at=at) if handover else None
    if handover is None or passing is None:
        return Refusal(sentence=_GONE)
    if handover.to_user_id not in ("", user_id):
        return Refusal(sentence="Somebody else was asked for this one. Nothing was changed.")
    if handover.state == "open" and has_begun(passing.contact, at):
        return Refusal(sentence="This call has begun, so it cannot be taken any more.")
    if handover.state == "open":
        return handover, passing
    say_offer(tx, passing.pairing.id, at=at)
    return Done(sentence=_became(tx, handover, user_id))


def _became(tx: Tx, handover: Handover, user_id: str) -> str:
    if handover.state != "taken":
        return _OVER[handover.state]
    if handover.taken_by == user_id:
        return "This one is yours already. Nothing was changed."
    name = name_of(tx, handover.taken_by)
    return f"{name} was a little faster and has it. Thank you for offering!"
