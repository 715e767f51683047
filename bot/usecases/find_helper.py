"""A newcomer leads, and whoever was to be there with them cannot come: find somebody else."""

from datetime import datetime

from bot.core.helping import helper_for
from bot.core.messages import MemberNotice
from bot.core.pairing import LIVE
from bot.core.plan import Pick
from bot.store import agenda, contacts, members, outbox, pairings, people, rotations
from bot.store.agenda import AgendaRow
from bot.store.contacts import Contact, has_begun
from bot.store.ids import new_id
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import card_of, say_offer
from bot.usecases.entrants import load_candidates, load_waiting, step_in
from bot.usecases.offering import answer_by, ask_shadow, plan_call
from bot.usecases.planning import terms_of
from bot.usecases.tell_owners import tell_owners


def find_helper(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Ask the next experienced person to be there; if nobody can, the newcomer and the owner hear.

    Nothing to do where somebody is there by now, where the lead needs nobody, or where the lead
    or the contact is gone.
    """
    people.lock_workspace(tx)
    found = _alone(tx, row.subject, at)
    if found is None:
        return
    rotation, contact, lead = found
    if rotation.state == "archived":
        return
    (waiting,) = load_waiting(tx, [contact])
    pick = helper_for(
        load_candidates(tx, rotation, [contact], at=at),
        waiting,
        lead.user_id,
        terms_of(rotation, at=at, round_at=at),
    )
    if pick is None:
        tell_owners(tx, rotation, "no_helper", contact.id, at=at)
        _plan_telling(tx, rotation, lead, at=at)
        return
    helper = _add(tx, rotation, contact, lead, pick, at=at)
    say_offer(tx, lead.id, at=at)
    if helper.state == "accepted":
        plan_call(tx, helper, contact, at=at)
    if lead.state == "accepted":
        ask_shadow(tx, lead, contact, at=at)


def tell_alone(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Tell a newcomer once that nobody can be there with them, unless somebody can by now."""
    lead = pairings.get(tx, row.subject)
    found = None if lead is None else _alone(tx, lead.contact_id, at)
    if lead is None or found is None or found[2].id != lead.id:
        return
    rotation, contact, _ = found
    outbox.put(
        tx,
        key=f"alone:{lead.id}",
        conversation=lead.user_id,
        message=MemberNotice(
            about="no_helper",
            rotation_id=rotation.id,
            rotation=rotation.name,
            card=card_of(contact),
        ),
        at=at,
        not_after=contact.starts_at,
    )


def _alone(tx: Tx, contact_id: str, at: datetime) -> tuple[Rotation, Contact, Pairing] | None:
    contact = contacts.get(tx, contact_id)
    live = pairings.live_of_contact(tx, contact_id)
    rotation = None if contact is None else rotations.get(tx, contact.rotation_id)
    if contact is None or rotation is None or has_begun(contact, at):
        return None
    if len(live) != 1 or live[0].role != "lead":
        return None
    member = members.get(tx, live[0].member_id, at=at)
    if member is None:
        return None
    step = step_in(tx, rotation, member.user_id, experienced=member.experienced)
    return (rotation, contact, live[0]) if step == "accompanied" else None


def _add(
    tx: Tx, rotation: Rotation, contact: Contact, lead: Pairing, pick: Pick, *, at: datetime
) -> Pairing:
    member = members.get(tx, pick.member_id, at=at)
    send_at = at if member is None else decent_time(calendar_of(member, rotation), at)
    assigned = rotation.form.mode == "assign"
    helper = Pairing(
        id=new_id(),
        rotation_id=rotation.id,
        contact_id=contact.id,
        member_id=pick.member_id,
        user_id=pick.user_id,
        role="shadow",
        state="accepted" if assigned else "offered",
        reason=pick.reason,
        stride=pick.stride,
        round_at=None,
        offered_at=lead.offered_at,  # says whose shadow it is
        deadline=send_at
        if member is None
        else answer_by(calendar_of(member, rotation), at, contact.starts_at, at=send_at),
        accepted_at=at if assigned else None,
    )
    pairings.add(tx, helper)
    return helper


def _plan_telling(tx: Tx, rotation: Rotation, lead: Pairing, *, at: datetime) -> None:
    member = members.get(tx, lead.member_id, at=at)
    if member is not None and lead.state in LIVE:
        moment = decent_time(calendar_of(member, rotation), at)
        agenda.put(tx, "tell_alone", lead.id, moment)
