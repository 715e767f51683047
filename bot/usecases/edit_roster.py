"""Change one member of a roster, as an owner has seen it and wants it."""

from datetime import datetime

from bot.core.booking import weight_changed
from bot.core.member_form import LABELS, MemberForm, member_changes, overtaken
from bot.core.person import Person, cannot_take_part
from bot.core.replies import Refusal, RosterEdited
from bot.core.roster_view import EditWish
from bot.store import audit, members, people
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.enrol import enrol
from bot.usecases.follow_status import follow_status
from bot.usecases.leave_rotation import take_off
from bot.usecases.owning import owned
from bot.usecases.show_home import refresh_home
from bot.usecases.show_roster import form_of
from bot.usecases.tell_member import tell_member


def edit_roster(
    tx: Tx, *, user_id: str, wish: EditWish, person: Person, at: datetime
) -> RosterEdited | Refusal:
    """Apply an edit; twice, late or by two owners at once it is applied once.

    A share counts from now on, and the ledger says so. What somebody has in hand stays theirs.
    """
    people.lock_workspace(tx)
    rotation = owned(tx, wish.rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    member = members.find(tx, rotation.id, person.user_id, at=at)
    active = member is not None and member.state == "active"
    if wish.typed.removed:
        return _remove(tx, rotation, member if active else None, wish, by=user_id, at=at)
    if not active and wish.on_roster:
        return Refusal(
            sentence="They have left the roster since you opened this. Nothing was changed."
        )
    if not active:
        return _add(tx, rotation, wish, person, by=user_id, at=at)
    return _alter(tx, rotation, member, wish, by=user_id, at=at) if member else _gone()


def _remove(
    tx: Tx, rotation: Rotation, member: Member | None, wish: EditWish, *, by: str, at: datetime
) -> RosterEdited:
    kept = 0
    if member is not None:
        kept = take_off(tx, rotation, member, at=at)
        _note(tx, "remove_member", member.id, by=by, at=at)
        tell_member(tx, member, "removed", by=by, at=at)
        refresh_home(tx, member.user_id, at=at)
    return _told(rotation, wish, "removed", open_pairings=kept)


def _add(
    tx: Tx, rotation: Rotation, wish: EditWish, person: Person, *, by: str, at: datetime
) -> RosterEdited | Refusal:
    if (reason := cannot_take_part(person)) is not None:
        return Refusal(sentence=reason)
    people.save_person(tx, person, at=at)
    joined = enrol(tx, rotation, person, at=at)
    follow_status(tx, person, at=at, joined=joined or "")
    member = members.find(tx, rotation.id, person.user_id, at=at)
    if member is None:
        return _gone()
    _save(tx, member, wish.typed, at=at)
    _note(tx, "add_member", member.id, by=by, at=at)
    say_rotation_card(tx, rotation, at=at)
    tell_member(tx, member, "added", by=by, at=at)
    refresh_home(tx, person.user_id, at=at)
    return _told(rotation, wish, "added")


def _alter(
    tx: Tx, rotation: Rotation, member: Member, wish: EditWish, *, by: str, at: datetime
) -> RosterEdited | Refusal:
    now = form_of(member)
    if theirs := overtaken(wish.shown, wish.typed, now):
        lines = "; ".join(f"{one.what}: {one.after}" for one in theirs)
        return Refusal(
            sentence=f"Somebody else has changed this since you opened it ({lines}). "
            "Nothing was saved; open the roster again."
        )
    mine = {
        field: getattr(wish.typed, field)
        for field in LABELS
        if getattr(wish.typed, field) != getattr(wish.shown, field)
    }
    wanted = now.model_copy(update=mine)
    if wanted != now:
        _save(tx, member, wanted, at=at)
        _note(tx, "edit_member", member.id, by=by, at=at)
    return _told(rotation, wish, "changed")


def _save(tx: Tx, member: Member, wanted: MemberForm, *, at: datetime) -> None:
    if wanted.weight != member.weight:
        members.book(tx, member.id, weight_changed(old=member.weight, new=wanted.weight, at=at))
    values = wanted.model_dump(include=set(LABELS))
    members.change(tx, member.id, **(values | {"tags": list(wanted.tags)}))


def _note(tx: Tx, action: str, member_id: str, *, by: str, at: datetime) -> None:
    audit.note(tx, user_id=by, action=action, subject=f"member:{member_id}", at=at)


def _told(rotation: Rotation, wish: EditWish, what: str, *, open_pairings: int = 0) -> RosterEdited:
    return RosterEdited.model_validate(
        {
            "rotation": rotation.name,
            "user_id": wish.user_id,
            "what": what,
            "changes": member_changes(wish.shown, wish.typed),
            "open_pairings": open_pairings,
        }
    )


def _gone() -> Refusal:
    return Refusal(sentence="They are not there any more. Nothing was changed.")
