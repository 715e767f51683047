"""A rotation gets a further owner, or one fewer; never none."""

from datetime import datetime

from bot.core.person import Person
from bot.core.replies import Refusal
from bot.store import audit, owners, people, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.responsible import is_gone
from bot.usecases.show_home import refresh_home


def add_owner(
    tx: Tx, rotation_id: str, person: Person, *, by: str, at: datetime
) -> Refusal | Rotation:
    """Make somebody an owner, who need not be a member; the rotation, also if they were one.

    Only people who work here: what owners see is not for guests, apps or other companies.
    """
    rotation = _living(tx, rotation_id)
    if isinstance(rotation, Refusal):
        return rotation
    if person.state != "active":
        return Refusal(
            sentence=f"{person.name} cannot be an owner: only people with a full account can. "
            "Nothing was changed."
        )
    people.save_person(tx, person, at=at)
    if owners.add(tx, rotation.id, person.user_id):
        _note(tx, "add_owner", rotation, person.user_id, by=by, at=at)
    return rotation


def remove_owner(
    tx: Tx, rotation_id: str, user_id: str, *, by: str, at: datetime
) -> Refusal | Rotation:
    """Let somebody be an owner no more, unless nobody who is in Slack would be left."""
    rotation = _living(tx, rotation_id)
    if isinstance(rotation, Refusal):
        return rotation
    now = rotations.owners(tx, rotation.id)
    if user_id not in now:
        return Refusal(sentence=f"They do not own {rotation.name}. Nothing was changed.")
    if all(is_gone(tx, one) for one in now if one != user_id):
        return Refusal(
            sentence=f"{rotation.name} would have no owner left: add another one first. "
            "Nothing was changed."
        )
    owners.remove(tx, rotation.id, user_id)
    _note(tx, "remove_owner", rotation, user_id, by=by, at=at)
    return rotation


def _living(tx: Tx, rotation_id: str) -> Rotation | Refusal:
    owners.lock(tx, rotation_id)
    rotation = rotations.get(tx, rotation_id)
    if rotation is None or rotation.state == "archived":
        return Refusal(sentence="That rotation is not there any more. Nothing was changed.")
    return rotation


def _note(tx: Tx, action: str, rotation: Rotation, user_id: str, *, by: str, at: datetime) -> None:
    audit.note(tx, user_id=by, action=action, subject=f"rotation:{rotation.id}:{user_id}", at=at)
    refresh_home(tx, user_id, at=at)
