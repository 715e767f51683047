"""Log a contact by hand: it counts, and its questions are asked at once."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.booking import logged
from bot.core.localtime import local_day
from bot.core.log_form import LogForm, LogStart, check_day, happened_at
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.store import contacts, members, pairings, people, rotations
from bot.store.contacts import LOGGED, Contact
from bot.store.ids import new_id
from bot.store.members import Member
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.ask_followup import ask_now
from bot.usecases.customers import remember_by_hand
from bot.usecases.finish_contact import plan_question
from bot.usecases.show_home import refresh_home

_COST = 1


def start_log(tx: Tx, *, user_id: str, channel_id: str = "", at: datetime) -> LogStart | Refusal:
    """What the form begins with; the rotation of that channel comes first. Reads only."""
    mine = {one.rotation_id: one for one in members.of_person(tx, user_id, at=at)}
    found = [one for one in rotations.living(tx) if one.id in mine]
    if not found:
        return Refusal(
            sentence="You are in no rotation yet: `/firsthand join` one, and what you log counts"
            " there."
        )
    found.sort(key=lambda one: one.channel_id != channel_id)
    return LogStart(
        log_id=new_id(),
        rotations=tuple((one.id, one.name) for one in found),
        today=local_day(at, mine[found[0].id].zone),
    )


def log_contact(
    tx: Tx, *, log_id: str, rotation_id: str, user_id: str, form: LogForm, at: datetime
) -> FormProblems | None:
    """Save it as done and ask how it went; None when it is saved, or was before.

    It charges its member, but puts them at most one stride ahead of the others.
    """
    people.lock_workspace(tx)
    if contacts.get(tx, log_id) is not None:
        return None
    rotation = rotations.get(tx, rotation_id)
    member = members.find(tx, rotation_id, user_id, at=at)
    if rotation is None or rotation.state == "archived" or member is None:
        return FormProblems(problems={"who": "That rotation is not there any more."})
    if member.state != "active":
        sentence = f"You are not in {rotation.name} any more: `/firsthand join` it first."
        return FormProblems(problems={"who": sentence})
    if problem := check_day(form.on, member.zone, at):
        return FormProblems(problems={"on": problem})
    happened = happened_at(form.on, member.zone, at)
    _contact(tx, log_id, rotation, form, happened=happened, at=at)
    pairing = _pairing(tx, log_id, rotation, member, happened=happened, at=at)
    plan_question(tx, pairing, happened_at=happened, at=at)
    ask_now(tx, pairing, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def _contact(
    tx: Tx, log_id: str, rotation: Rotation, form: LogForm, *, happened: datetime, at: datetime
) -> None:
    customer_id = remember_by_hand(tx, f"{LOGGED}{log_id}", person=form.who, at=at)
    span = timedelta(minutes=form.minutes or 0)
    timed = form.kind == "call" and form.minutes is not None
    new = Contact(
        id=log_id,
        rotation_id=rotation.id,
        source_id=None,
        external_id=f"{LOGGED}{log_id}",
        kind=form.kind,
        subject=form.about,
        excerpt="",
        customer_id=customer_id,
        host_name="",
        url="",
        tags=(),
        state="done",
        waiting_since=happened,
        starts_at=happened - span if timed else None,
        ends_at=happened if timed else None,
        asked=0,
        owner_told=False,
    )
    contacts.add_all(tx, [new])


def _pairing(
    tx: Tx, log_id: str, rotation: Rotation, member: Member, *, happened: datetime, at: datetime
) -> Pairing:
    own = member.virtual_pass + pairings.in_hand(tx, member.id)
    entry = logged(own=own, v=rotation.virtual_time, cost=_COST, weight=member.weight, at=at)
    new = Pairing(
        id=new_id(),
        rotation_id=rotation.id,
        contact_id=log_id,
        member_id=member.id,
        user_id=member.user_id,
        role="lead",
        state="done",
        reason="you logged it",
        stride=entry.amount,
        round_at=None,
        offered_at=happened,
        deadline=happened,
        accepted_at=happened,
        ended_at=happened,
    )
    pairings.add(tx, new)
    members.book(tx, member.id, replace(entry, pairing_id=new.id))
    return new
