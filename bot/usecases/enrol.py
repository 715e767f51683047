"""Put a person on a roster: new, or again after having left."""

from datetime import datetime

from bot.core.booking import joined, returned
from bot.core.ledger import returner_pass, stride
from bot.core.person import Person
from bot.store import absences, members, pairings
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.own_calendar import look_at_once


def enrol(tx: Tx, rotation: Rotation, person: Person, *, at: datetime) -> str | None:
    """Put somebody who is known on the roster, in the middle.

    Gives the id of the member they are now; None if they were in already. Their calendar, if
    they have connected one, is read at once: this rotation has not heard of it.
    """
    known = members.find(tx, rotation.id, person.user_id, at=at)
    if known is None:
        member_id = members.add(
            tx, rotation_id=rotation.id, user_id=person.user_id, virtual_pass=0, at=at
        )
        members.book(tx, member_id, joined(v=rotation.virtual_time, at=at))
    elif known.state == "active":
        return None
    else:
        member_id = known.id
        _return(tx, rotation, known, at=at)
    look_at_once(tx, person.user_id, at=at)
    return member_id


def _return(tx: Tx, rotation: Rotation, known: Member, *, at: datetime) -> None:
    # A rest after a decline goes on: leaving and joining must not end it.
    members.change(tx, known.id, state="active", left_at=None, was_away=False, in_channel=None)
    absences.end(tx, known.id, at=at)
    members.skip_weekdays(tx, known.id, ())
    own = known.virtual_pass + pairings.in_hand(tx, known.id)
    gain = returner_pass(own, rotation.virtual_time, stride(1, known.weight)) - own
    if gain:
        members.book(tx, known.id, returned(amount=gain, at=at))
