"""What only a rotation's owners may do."""

from bot.core.replies import Refusal
from bot.store import rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.responsible import responsible


def owned(tx: Tx, rotation_id: str, user_id: str) -> Rotation | Refusal:
    """The rotation if this person owns it, else a sentence. Reads only."""
    rotation = rotations.get(tx, rotation_id)
    if rotation is None or rotation.state == "archived":
        return Refusal(sentence="That rotation is not there any more. Nothing was changed.")
    if not owns(tx, rotation.id, user_id):
        return Refusal(sentence=f"Only an owner of {rotation.name} can do that.")
    return rotation


def owns(tx: Tx, rotation_id: str, user_id: str) -> bool:
    """Whether they own it, or stand in because no owner is in Slack any more. Reads only."""
    return user_id in responsible(tx, rotation_id)
