"""Which pairing somebody may hand on, and why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.pairing import LIVE
from bot.core.replies import Refusal
from bot.core.worktime import NeverWorkingError, absence_during, add_working, away_at
from bot.store import agenda, contacts, handovers, members, pairings, people, rotations
from bot.store.contacts import Contact, has_begun
from bot.store.handovers import Handover
from bot.store.members import Member
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of
from bot.usecases.cards import card_of
from bot.usecases.handover_cards import Asked
from bot.usecases.stale import not_yours, said_already

TO_ANSWER = timedelta(hours=1)
"""Working time that is left to answer an offer after a colleague has not taken it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passing:
    """A pairing that may be handed on."""

    pairing: Pairing
    contact: Contact
    rotation: Rotation
    holder: Member

    @property
    def asked(self) -> Asked:
        """What whoever is asked gets to see."""
        return Asked(
            rotation=self.rotation,
            pairing=self.pairing,
            contact=self.contact,
            card=card_of(self.contact),
        )


def load_passing(tx: Tx, pairing_id: str, *, at: datetime) -> Passing | None:
    """A pairing with all that belongs to it, in whatever state; None if it is gone."""
    pairing = pairings.get(tx, pairing_id)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    rotation = rotations.get(tx, pairing.rotation_id) if pairing else None
    holder = members.get(tx, pairing.member_id, at=at) if pairing else None
    if pairing is None or contact is None or rotation is None or holder is None:
        return None
    return Passing(pairing=pairing, contact=contact, rotation=rotation, holder=holder)


def passable(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Passing | Refusal:
    """The pairing, if this person may hand it on: its holder, or an owner while they are away."""
    passing = load_passing(tx, pairing_id, at=at)
    if passing is None:
        return Refusal(sentence="This contact is not there any more. Nothing was changed.")
    pairing, contact = passing.pairing, passing.contact
    if pairing.user_id != user_id and (refusal := _not_for(tx, passing, user_id, at)):
        return refusal
    if pairing.state not in LIVE:
        return Refusal(sentence=said_already(tx, pairing_id, at=at).sentence)
    if pairing.role == "shadow":
        return Refusal(
            sentence="You only accompany this one, so nobody has to take your place: if it does"
            " not suit you, press Not this one or Hand back."
        )
    if has_begun(contact, at):
        return Refusal(sentence="This call has begun, so it cannot be handed on any more.")
    return _unless_asked(tx, passing, user_id)


def _not_for(tx: Tx, passing: Passing, user_id: str, at: datetime) -> Refusal | None:
    """Only an owner may act for somebody else, and only while they cannot do it themselves."""
    if user_id not in rotations.owners(tx, passing.rotation.id):
        return not_yours(passing.pairing, user_id)
    if is_away(passing, at):
        return None
    name = passing.holder.name
    return Refusal(
        sentence=f"{name} is not away, so it is theirs to hand on: ask them to press Swap."
    )


def is_away(passing: Passing, at: datetime) -> bool:
    """Whether its holder is away now or when it takes place, or has left the rotation."""
    if passing.holder.state != "active":
        return True
    calendar = calendar_of(passing.holder, passing.rotation)
    since, until = passing.contact.starts_at, passing.contact.ends_at
    if since is not None and until is not None:
        then = absence_during(calendar, since, until)
        if then is not None:
            return True
    return away_at(calendar, at) is not None


def _unless_asked(tx: Tx, passing: Passing, user_id: str) -> Passing | Refusal:
    for one in handovers.of_pairing(tx, passing.pairing.id):
        if one.state != "open":
            continue
        asked = "the channel" if one.is_cover else name_of(tx, one.to_user_id)
        return Refusal(
            sentence=f"I have asked {asked} to take it already; press Take it back first"
            " if you want to ask somebody else.",
            take_back="" if passing.pairing.user_id == user_id else passing.pairing.id,
        )
    return passing


def name_of(tx: Tx, user_id: str) -> str:
    """What a colleague is called."""
    person = people.find_person(tx, user_id)
    return person.name if person else "a colleague"


def begin(tx: Tx, passing: Passing, handover: Handover) -> None:
    """Save the question; an offer's own deadline waits for its answer."""
    handovers.add(tx, handover)
    agenda.put(tx, "expire_handover", handover.id, handover.deadline)
    if passing.pairing.state != "offered":
        return
    deadline = max(passing.pairing.deadline, _after(passing, handover))
    if deadline != passing.pairing.deadline:
        pairings.change(tx, passing.pairing.id, deadline=deadline)
        agenda.put(tx, "expire_offer", passing.pairing.id, deadline)


def _after(passing: Passing, handover: Handover) -> datetime:
    """Until when the holder may still answer; a cover nobody took is theirs no more."""
    if handover.is_cover:
        return handover.deadline
    try:
        calendar = calendar_of(passing.holder, passing.rotation)
        until = add_working(calendar, handover.deadline, TO_ANSWER)
    except NeverWorkingError:
        return handover.deadline
    starts_at = passing.contact.starts_at
    return until if starts_at is None else max(handover.deadline, min(until, starts_at))
