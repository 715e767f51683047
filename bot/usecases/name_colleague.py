"""A ticket was handed to a colleague: whoever finishes it is charged, and asked."""

from datetime import datetime

from bot.core.ledger import SCALE, stride
from bot.core.person import Person, cannot_take_part
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.store import agenda, contacts, followups, members, pairings, people, rotations
from bot.store.ids import new_id
from bot.store.members import Member
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import say_offer
from bot.usecases.charges import charge
from bot.usecases.own_question import own_question
from bot.usecases.questions import say_question
from bot.usecases.show_home import refresh_home
from bot.usecases.silence_watch import watch

FIELD = "colleague"


def name_colleague(
    tx: Tx, *, followup_id: str, user_id: str, colleague: Person, at: datetime
) -> FormProblems | None:
    """Remember who has the ticket now; None when it is saved.

    A member of the rotation gets it as a turn of their own, which they can finish or hand back,
    and what it cost the first is reversed. Of anybody else only the name is kept, for there is
    no ledger to charge.
    """
    opened = own_question(tx, followup_id, user_id, at=at)
    if isinstance(opened, Refusal):
        return FormProblems(problems={FIELD: opened.sentence})
    followup, pairing = opened
    answer = followups.find_answer(tx, followup_id)
    if answer is None or answer.outcome != "handed" or answer.details.get("handed_to"):
        sentence = "This ticket is not waiting for a colleague's name. Nothing was changed."
        return FormProblems(problems={FIELD: sentence})
    if colleague.user_id == user_id:
        sentence = "That is you. Please choose the colleague who has it now."
        return FormProblems(problems={FIELD: sentence})
    if problem := cannot_take_part(colleague):
        return FormProblems(problems={FIELD: problem})
    people.save_person(tx, colleague, at=at)
    details = dict(answer.details) | {"handed_to": colleague.user_id}
    followups.change_answer(tx, followup_id, details=details)
    _pass_on(tx, pairing, colleague.user_id, at=at)
    say_question(tx, followup.id, at=at)
    refresh_home(tx, user_id, at=at)
    refresh_home(tx, colleague.user_id, at=at)
    return None


def _pass_on(tx: Tx, mine: Pairing, user_id: str, *, at: datetime) -> None:
    """Let a member have it; what somebody else holds by now is left alone."""
    rotation = rotations.get(tx, mine.rotation_id)
    theirs = members.find(tx, mine.rotation_id, user_id, at=at)
    if rotation is None or theirs is None or theirs.state != "active":
        return
    if pairings.taken_by_others(tx, mine):
        return
    if not pairings.move(tx, mine.id, since=["done"], to="handed_over"):
        return
    charge(tx, mine, because="handed_over", at=at)
    say_offer(tx, mine.id, at=at)
    contacts.change(tx, mine.contact_id, state="paired")
    _give(tx, rotation, mine, theirs, at=at)


def _give(tx: Tx, rotation: Rotation, mine: Pairing, theirs: Member, *, at: datetime) -> None:
    own = members.get(tx, mine.member_id, at=at)
    cost = mine.stride * (own.weight if own else 1) / SCALE
    pairing = Pairing(
        id=new_id(),
        rotation_id=rotation.id,
        contact_id=mine.contact_id,
        member_id=theirs.id,
        user_id=theirs.user_id,
        role="lead",
        state="accepted",
        reason="a colleague handed it to you",
        stride=stride(cost, theirs.weight),
        round_at=None,
        offered_at=at,
        deadline=at,
        accepted_at=at,
    )
    pairings.add(tx, pairing)
    contact = contacts.get(tx, mine.contact_id)
    if contact is not None:
        watch(tx, pairing, contact, at=at)
    agenda.put(tx, "send_offer", pairing.id, decent_time(calendar_of(theirs, rotation), at))
