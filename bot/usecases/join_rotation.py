"""Join a rotation."""

from datetime import datetime

from bot.core.ledger import joiner_pass, returner_pass, stride
from bot.core.person import Person, cannot_take_part
from bot.core.replies import Joined, Refusal, Reply
from bot.store import members, pairings, people, rotations
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.choosing import Chosen, Where, choose_rotation
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
    again = _enrol(tx, rotation, person, at=at)
    follow_status(tx, person, at=at)
    if not again:
        say_rotation_card(tx, rotation, at=at)
        refresh_home(tx, person.user_id, at=at)
    upcoming = next_round(rotation, at)
    return Joined(rotation=rotation.name, next_round=upcoming, again=again)


def _enrol(tx: Tx, rotation: Rotation, person: Person, *, at: datetime) -> bool:
    """Whether they were in already."""
    known = members.find(tx, rotation.id, person.user_id, at=at)
    if known is None:
        start = joiner_pass(rotation.virtual_time)
        member_id = members.add(
            tx, rotation_id=rotation.id, user_id=person.user_id, virtual_pass=0, at=at
        )
        members.book(
            tx, member_id, kind="joined", amount=start, why="joined: starts in the middle", at=at
        )
        return False
    if known.state == "active":
        return True
    _return(tx, rotation, known, at=at)
    return False


def _return(tx: Tx, rotation: Rotation, known: Member, *, at: datetime) -> None:
    # A rest after a decline goes on: leaving and joining must not end it.
    members.change(tx, known.id, state="active", left_at=None, was_away=False)
    members.end_absences(tx, known.id, at=at)
    members.skip_weekdays(tx, known.id, ())
    own = known.virtual_pass + pairings.in_hand(tx, known.id)
    gain = returner_pass(own, rotation.virtual_time, stride(1, known.weight)) - own
    if gain:
        members.book(
            tx,
            known.id,
            kind="returned",
            amount=gain,
            why="came back: at most one turn owed",
            at=at,
        )
