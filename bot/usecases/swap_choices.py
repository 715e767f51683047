"""What somebody may hand on just now."""

from datetime import datetime

from bot.core.handing_on import Open, SwapForm
from bot.core.replies import Refusal
from bot.store import pairings, rotations
from bot.store.transaction import Tx
from bot.usecases.owning import owned
from bot.usecases.passing_on import Passing, name_of, passable

_NOTHING = (
    "You have nothing in your hands that could be handed on."
    " For turns to come there is `/firsthand skip`."
)


def swap_choices(
    tx: Tx, *, user_id: str, holder_id: str = "", pairing_id: str = "", at: datetime
) -> SwapForm | Refusal:
    """The pairings this person may hand on: that one, or all of theirs or of who is away."""
    if pairing_id:
        found = passable(tx, pairing_id=pairing_id, user_id=user_id, at=at)
        if isinstance(found, Refusal):
            return found
        return SwapForm(open=(_open(found, user_id),))
    holder = holder_id or user_id
    ours = rotations.owned_by(tx, user_id)
    tried = [
        passable(tx, pairing_id=one.id, user_id=user_id, at=at)
        for one in pairings.live_of_person(tx, holder)
        if one.role == "lead" and (holder == user_id or one.rotation_id in ours)
    ]
    may = tuple(_open(one, user_id) for one in tried if not isinstance(one, Refusal))
    if may:
        return SwapForm(open=may)
    told = next((one for one in tried if isinstance(one, Refusal)), None)
    if told is not None:
        return told
    if holder == user_id:
        return Refusal(sentence=_NOTHING)
    # Nobody learns from this what somebody else has in their hands.
    name = name_of(tx, holder)
    return Refusal(sentence=f"{name} has nothing that you could hand on. Nothing was changed.")


def of_the_away(tx: Tx, *, user_id: str, rotation_id: str, at: datetime) -> SwapForm | Refusal:
    """All that an owner may hand on for colleagues who are away. Reads only."""
    rotation = owned(tx, rotation_id, user_id)
    if isinstance(rotation, Refusal):
        return rotation
    tried = [
        passable(tx, pairing_id=one.id, user_id=user_id, at=at)
        for one in pairings.live_of_rotation(tx, rotation_id)
        if one.role == "lead" and one.user_id != user_id
    ]
    may = tuple(_open(one, user_id) for one in tried if not isinstance(one, Refusal))
    if may:
        return SwapForm(open=may)
    for one in tried:
        if isinstance(one, Refusal) and one.take_back:
            return one
    return Refusal(
        sentence=f"Nobody who is away has a contact of {rotation.name} in their hands just now."
    )


def _open(passing: Passing, user_id: str) -> Open:
    own = passing.pairing.user_id == user_id
    return Open(
        pairing_id=passing.pairing.id,
        card=passing.asked.card,
        holder="" if own else passing.holder.name,
    )
