"""Owners add and remove owners; the last one stays."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from bot.core.life_form import OwnersForm
from bot.core.person import Person, cannot_take_part
from bot.core.replies import Done, Refusal
from bot.core.rotation_form import FormProblems
from bot.store import audit, ownership, people, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.owning import owned
from bot.usecases.show_home import refresh_home
from bot.usecases.tell_ownership import tell_ownership

FIELD = "owners"
"""The form's field, where its problems stand."""


def open_owners(tx: Tx, *, rotation_id: str, user_id: str) -> OwnersForm | Refusal:
    """Who owns it now. Reads only."""
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    owners = rotations.owners(tx, rotation.id)
    return OwnersForm(rotation_id=rotation.id, rotation=rotation.name, owners=owners)


def edit_owners(
    tx: Tx,
    *,
    rotation_id: str,
    user_id: str,
    shown: Collection[str],
    removed: Collection[str],
    added: Collection[Person],
    at: datetime,
) -> Done | FormProblems:
    """Add and remove these; whoever another owner changed meanwhile stays as they made it.

    Args:
        tx: the transaction.
        rotation_id: of which rotation.
        user_id: the owner who does it.
        shown: the user ids of the owners when the form was opened.
        removed: the user ids of those who were taken out of it.
        added: those who were put in, as Slack knows them now.
        at: now.
    """
    people.lock_workspace(tx)  # two owners who remove each other: one of them stays
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return FormProblems(problems={FIELD: rotation.sentence})
    before = set(rotations.owners(tx, rotation.id))
    if (problem := _problem(before, shown, removed, added)) is not None:
        return FormProblems(problems={FIELD: problem})
    for person in added:
        if person.user_id not in before:
            people.save_person(tx, person, at=at)
            ownership.add(tx, rotation.id, person.user_id)
            _follow(tx, rotation, person.user_id, "added", by=user_id, at=at)
    for gone in sorted(before & set(removed)):
        ownership.remove(tx, rotation.id, gone)
        _follow(tx, rotation, gone, "removed", by=user_id, at=at)
    refresh_home(tx, user_id, at=at)
    owners = [people.find_person(tx, one) for one in rotations.owners(tx, rotation.id)]
    names = ", ".join(one.name for one in owners if one is not None)
    return Done(sentence=f"The owners of {rotation.name} now: {names}. Whoever is new is told.")


def _problem(
    before: Collection[str],
    shown: Collection[str],
    removed: Collection[str],
    added: Collection[Person],
) -> str | None:
    for person in added:
        if (reason := cannot_take_part(person)) is not None:
            return reason
    left = (set(before) - set(removed)) | {one.user_id for one in added}
    if left:
        return None
    if set(before) != set(shown):
        return "Somebody else has taken an owner out meanwhile, and one must stay. Choose one more."
    return "A rotation needs an owner. Choose somebody else first, or archive it."


def _follow(
    tx: Tx,
    rotation: Rotation,
    whom: str,
    about: Literal["added", "removed"],
    *,
    by: str,
    at: datetime,
) -> None:
    """Note it, and tell whom it concerns, unless they did it themselves."""
    action = "add_owner" if about == "added" else "remove_owner"
    subject = f"rotation:{rotation.id}:{whom}"
    audit.note(tx, user_id=by, action=action, subject=subject, at=at)
    if whom != by:
        tell_ownership(tx, rotation, about, whom, by=by, at=at)
        refresh_home(tx, whom, at=at)
