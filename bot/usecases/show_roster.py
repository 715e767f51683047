"""Show an owner the roster, one member's settings, and what an edit would change; reads only."""

from dataclasses import replace
from datetime import datetime

from bot.core.candidate import Candidate
from bot.core.member_form import MemberForm, member_changes
from bot.core.person import Person, cannot_take_part
from bot.core.replies import Refusal
from bot.core.roster_edit import Alter, Edit, Join, Leave, roster_effect
from bot.core.roster_view import (
    EditWish,
    EffectView,
    MemberView,
    RosterLine,
    RosterView,
    effect_view,
)
from bot.core.tags import folded_tags
from bot.core.work_calendar import away_at
from bot.store import members
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, calendar_of_person
from bot.usecases.entrants import step_in
from bot.usecases.owning import owned
from bot.usecases.planning import coming, upcoming_rounds

MOST_LINES = 40
"""Members listed; the others are found by their name."""
ROUNDS_LOOKED_AT = 8


def show_roster(tx: Tx, *, rotation_id: str, user_id: str, at: datetime) -> RosterView | Refusal:
    """The roster for one of the rotation's owners."""
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    roster = sorted(members.roster(tx, rotation.id, at=at), key=lambda one: one.name.casefold())
    return RosterView(
        rotation_id=rotation.id,
        rotation=rotation.name,
        members=tuple(_line(rotation, one, at) for one in roster[:MOST_LINES]),
        more=max(0, len(roster) - MOST_LINES),
    )


def show_member(
    tx: Tx, *, rotation_id: str, user_id: str, person: Person, at: datetime
) -> MemberView | Refusal:
    """One person's settings for an owner; of somebody who is not on the roster the usual ones."""
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    member = members.find(tx, rotation.id, person.user_id, at=at)
    on_roster = member is not None and member.state == "active"
    if not on_roster and (reason := cannot_take_part(person)) is not None:
        return Refusal(sentence=reason)
    return MemberView(
        rotation_id=rotation.id,
        rotation=rotation.name,
        user_id=person.user_id,
        form=form_of(member) if member else MemberForm(),
        on_roster=on_roster,
    )


def show_effect(
    tx: Tx, *, user_id: str, wish: EditWish, person: Person, at: datetime
) -> EffectView | Refusal:
    """What an edit would change in the coming rounds, decided by the function that picks."""
    rotation = owned(tx, wish.rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    changes = member_changes(wish.shown, wish.typed)
    if wish.on_roster and not changes and not wish.typed.removed:
        return Refusal(sentence="Nothing is different, so nothing was changed.")
    told = coming(tx, rotation, upcoming_rounds(rotation, at, ROUNDS_LOOKED_AT), at=at)
    mine = next((one for one in told.candidates if one.user_id == person.user_id), None)
    edit = _edit(tx, rotation, wish, person, mine)
    effect = roster_effect(told, () if edit is None else (edit,))
    return effect_view(wish, rotation.name, changes, effect)


def form_of(member: Member) -> MemberForm:
    """A member's settings as they are now."""
    return MemberForm(
        weight=member.weight,
        capacity=member.capacity,
        ceiling=member.ceiling,
        tags=member.tags,
        experienced=member.experienced,
    )


def _line(rotation: Rotation, member: Member, at: datetime) -> RosterLine:
    away = away_at(calendar_of(member, rotation), at)
    return RosterLine(
        user_id=member.user_id,
        form=form_of(member),
        away=away is not None,
        away_until=away.until if away else None,
    )


def _edit(
    tx: Tx, rotation: Rotation, wish: EditWish, person: Person, mine: Candidate | None
) -> Edit | None:
    typed, form = wish.typed, rotation.form
    if typed.removed:
        return None if mine is None else Leave(member_id=mine.member_id)
    ceiling = form.ceiling if typed.ceiling is None else typed.ceiling
    capacity = form.capacity if typed.capacity is None else typed.capacity
    step = step_in(tx, rotation, person.user_id, experienced=typed.experienced)
    if mine is not None:
        return Alter(
            member_id=mine.member_id,
            weight=typed.weight,
            capacity=capacity,
            ceiling=ceiling,
            unlimited=ceiling is None,
            tags=folded_tags(typed.tags),
            step=step,
        )
    known = calendar_of_person(tx, rotation, person.user_id)
    return Join(
        candidate=Candidate(
            member_id=f"joining:{person.user_id}",
            user_id=person.user_id,
            calendar=replace(known, zone=person.zone),
            virtual_pass=0,
            weight=typed.weight,
            capacity=capacity,
            ceiling=ceiling,
            tags=folded_tags(typed.tags),
            step=step,
        )
    )
