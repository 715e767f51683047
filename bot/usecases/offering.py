"""Give contacts to people: decide, save, and say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.booking import returned
from bot.core.pairing import LIVE, offer_deadline
from bot.core.rotation import Pick, Plan
from bot.core.worktime import WorkCalendar
from bot.store import agenda, contacts, members, pairings, rotations
from bot.store.contacts import Contact
from bot.store.ids import new_id
from bot.store.members import Member
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import begin_offer
from bot.usecases.day_before import plan_day_before
from bot.usecases.planning import plan
from bot.usecases.silence_watch import watch

REMIND_BEFORE = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """The moment contacts are given away."""

    at: datetime
    planned_at: datetime
    """When it should have been."""
    is_round: bool


def give(
    tx: Tx, rotation: Rotation, wanted: Sequence[Contact], *, seats: int, terms: Terms
) -> Plan:
    """Pair these contacts with people and tell them. Hold the workspace's lock.

    A round also books who is back from absence and moves V on.
    """
    decided = plan(tx, rotation, wanted, seats=seats, at=terms.at, round_at=terms.planned_at)
    roster = {one.id: one for one in members.roster(tx, rotation.id, at=terms.at)}
    if terms.is_round:
        _settle_roster(tx, rotation, decided, roster.values(), at=terms.at)
    by_id = {one.id: one for one in wanted}
    made = [
        _pair(tx, rotation, roster[pick.member_id], by_id[pick.contact_id], pick=pick, terms=terms)
        for pick in decided.pairs
    ]
    for one in made:  # all are saved: a lead's message names their shadow
        _begin(tx, rotation, roster[one.member_id], one, by_id[one.contact_id])
    return decided


def _settle_roster(
    tx: Tx, rotation: Rotation, decided: Plan, roster: Iterable[Member], *, at: datetime
) -> None:
    away = set(decided.away)
    for one in roster:
        if one.was_away != (one.id in away):
            members.change(tx, one.id, was_away=one.id in away)
    for back in decided.returned:
        members.book(tx, back.member_id, returned(amount=back.amount, at=at))
    rotations.change(tx, rotation.id, virtual_time=decided.v)


def _pair(
    tx: Tx, rotation: Rotation, member: Member, contact: Contact, *, pick: Pick, terms: Terms
) -> Pairing:
    calendar = calendar_of(member, rotation)
    read_at = decent_time(calendar, terms.at)
    # In "assign" mode nobody is asked: the pairing starts accepted.
    assigned = rotation.form.mode == "assign"
    pairing = Pairing(
        id=new_id(),
        rotation_id=rotation.id,
        contact_id=contact.id,
        member_id=member.id,
        user_id=member.user_id,
        role=pick.role,
        state="accepted" if assigned else "offered",
        reason=pick.reason,
        stride=pick.stride,
        round_at=terms.planned_at if terms.is_round else None,
        offered_at=terms.at,
        deadline=answer_by(calendar, terms.at, contact.starts_at, at=read_at, since=read_at),
        accepted_at=terms.at if assigned else None,
    )
    pairings.add(tx, pairing)
    if pick.role == "lead":
        contacts.change(tx, contact.id, state="paired")
    return pairing


def _begin(tx: Tx, rotation: Rotation, member: Member, pairing: Pairing, contact: Contact) -> None:
    if pairing.role == "shadow" and pairing.state == "offered":
        return  # asked once the lead has accepted: before that there is nobody to accompany
    if pairing.state == "accepted":
        plan_call(tx, pairing, contact, at=pairing.offered_at)
    send_at = decent_time(calendar_of(member, rotation), pairing.offered_at)
    _ask(tx, pairing, send_at=send_at, at=pairing.offered_at)


def ask_shadow(tx: Tx, lead: Pairing, contact: Contact, *, at: datetime) -> None:
    """Ask whoever is to accompany this lead, who has just accepted; nothing if nobody is."""
    for one in pairings.shadows_of(tx, lead):
        member = members.get(tx, one.member_id, at=at)
        rotation = rotations.get(tx, one.rotation_id)
        if member is None or rotation is None or one.state not in LIVE:
            continue
        calendar = calendar_of(member, rotation)
        send_at = decent_time(calendar, at)
        deadline = answer_by(calendar, at, contact.starts_at, at=send_at, since=send_at)
        pairings.change(tx, one.id, deadline=deadline)
        _ask(tx, replace(one, deadline=deadline), send_at=send_at, at=at)


def _ask(tx: Tx, pairing: Pairing, *, send_at: datetime, at: datetime) -> None:
    if pairing.state == "offered":
        agenda.put(tx, "expire_offer", pairing.id, pairing.deadline)
    if send_at <= at:
        begin_offer(tx, pairing.id, at=at)
    else:
        agenda.put(tx, "send_offer", pairing.id, send_at)


def answer_by(
    calendar: WorkCalendar,
    offered_at: datetime,
    starts_at: datetime | None,
    *,
    at: datetime,
    since: datetime | None = None,
) -> datetime:
    """Until when an offer that is read from ``at`` on may be answered.

    The working hours are counted from ``since``, else from when it was offered: whoever has asked
    Slack for quiet loses none of them.

    In the last hour before a call that is until it begins: an offer nobody could answer would
    only cost everybody in turn a rest.
    """
    if since is None or offer_deadline(calendar, offered_at, None) == offered_at:
        since = offered_at  # whoever never works cannot answer, however long one waits
    deadline = offer_deadline(calendar, since, starts_at)
    if deadline <= at and starts_at is not None:
        deadline = starts_at
    return max(deadline, offered_at)


def plan_call(tx: Tx, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """Plan what follows once a contact is accepted.

    A call's reminders and its end; for a ticket, to ask should it stay silent.
    """
    if contact.kind == "ticket":
        watch(tx, pairing, contact, at=at)
    if contact.starts_at is not None and contact.ends_at is not None:
        plan_day_before(tx, pairing, contact, at=at)
        agenda.put(tx, "remind_call", pairing.id, contact.starts_at - REMIND_BEFORE)
        agenda.put(tx, "end_call", pairing.id, contact.ends_at)
