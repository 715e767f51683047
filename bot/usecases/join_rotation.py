"""Join a rotation."""

from datetime import datetime

from bot.core.person import Person, cannot_take_part
from bot.core.replies import Joined, Refusal, Reply
from bot.store import members, people, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.choosing import Chosen, Where, choose_rotation
from bot.usecases.enrol import enrol
from bot.usecases.follow_status import follow_status
from bot.usecases.planning import next_round
from bot.usecases.show_home import refresh_home


def join_rotation(tx: Tx, *, person: Person, where: Where, at: datetime) -> Reply:
    """Put somebody on a roster, in the middle of the pack.

    Joining twice changes nothing. Whoever left and comes back is owed at most one turn.
    """
    if (reason := cannot_take_part(person)) is not None:
        return Refusal(sentence=reason)
    chosen = choose_rotation(tx, "join", where, user_id=person.user_id, at=at)
    if not isinstance(chosen, Chosen):
        return chosen
    if not _may_join(tx, chosen.rotation, person, where, at=at):
        return Refusal(
            sentence=f"{chosen.rotation.name} lives in a private channel: ask somebody there to"
            " invite you, and type `/firsthand join` in it."
        )
    people.lock_workspace(tx)  # two clicks at once join once
    people.save_person(tx, person, at=at)
    rotation = rotations.get(tx, chosen.rotation.id) or chosen.rotation
    joined = enrol(tx, rotation, person, at=at)
    follow_status(tx, person, at=at, joined=joined or "")
    if joined is not None:
        say_rotation_card(tx, rotation, at=at)
        refresh_home(tx, person.user_id, at=at)
    upcoming = next_round(rotation, at)
    return Joined(rotation=rotation.name, next_round=upcoming, again=joined is None)


def _may_join(tx: Tx, rotation: Rotation, person: Person, where: Where, *, at: datetime) -> bool:
    """Whoever is let into a private channel is let into its rotation: they ask from within it."""
    if not rotation.channel_private or where.channel_id == rotation.channel_id:
        return True
    known = members.find(tx, rotation.id, person.user_id, at=at)
    inside = known is not None and known.state == "active"
    return inside or person.user_id in rotations.owners(tx, rotation.id)
