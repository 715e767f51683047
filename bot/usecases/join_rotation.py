"""Join a rotation."""

from datetime import datetime

from bot.core.person import Person, cannot_take_part
from bot.core.replies import Joined, Refusal, Reply
from bot.store import people, rotations
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
