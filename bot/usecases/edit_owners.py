"""Owners add and remove owners; the last one stays."""

from collections.abc import Collection
from datetime import datetime

from bot.core.life_form import OwnersForm
from bot.core.person import Person, cannot_take_part
from bot.core.replies import Done, Refusal
from bot.core.rotation_form import FormProblems
from bot.store import people, rotations
from bot.store.transaction import Tx
from bot.usecases.change_owners import add_owner, remove_owner
from bot.usecases.owning import owned
from bot.usecases.responsible import is_gone
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
    there = {one for one in before if not is_gone(tx, one)}
    if (problem := _problem(there, shown, removed, added)) is not None:
        return FormProblems(problems={FIELD: problem})
    for person in added:
        add_owner(tx, rotation.id, person, by=user_id, at=at)
        if person.user_id not in {*before, user_id}:
            tell_ownership(tx, rotation, "added", person.user_id, by=user_id, at=at)
    for gone in sorted(before & set(removed)):
        remove_owner(tx, rotation.id, gone, by=user_id, at=at)
        if gone != user_id:
            tell_ownership(tx, rotation, "removed", gone, by=user_id, at=at)
    refresh_home(tx, user_id, at=at)
    owners = [people.find_person(tx, one) for one in rotations.owners(tx, rotation.id)]
    names = ", ".join(one.name for one in owners if one is not None)
    return Done(sentence=f"The owners of {rotation.name} now: {names}. Whoever is new is told.")


def _problem(
    there: Collection[str],
    shown: Collection[str],
    removed: Collection[str],
    added: Collection[Person],
) -> str | None:
    for person in added:
        if (reason := cannot_take_part(person)) is not None:
            return reason
    if (set(there) - set(removed)) | {one.user_id for one in added}:
        return None
    if set(shown) - set(removed):
        return "Somebody else has taken an owner out meanwhile, and one must stay. Choose one more."
    return "A rotation needs an owner. Choose somebody else first, or archive it."
