"""Look at everybody in Slack before a round, and at every channel, for events get lost.

Once a day is enough, so it is done soon before the first round of a day.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from bot.core.cadence import occurrence_after
from bot.core.person import Person
from bot.core.work_calendar import Period
from bot.store import agenda, channels, people, rotations
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.people_change import person_changed
from bot.usecases.plan_check import BEFORE_ROUND, CHECK, EVERYBODY

AGAIN = timedelta(minutes=5)
"""After Slack could not be asked."""
A_DAY = timedelta(hours=18)
"""At least so long between two checks, unless a rotation's next round is moved nearer."""
CLOSED_FOR = timedelta(days=1)
"""After that a channel that could not be written to is looked at again."""


def due_people(tx: Tx, *, at: datetime) -> tuple[str, ...] | None:
    """User ids of all who are to be looked at now; None if it is not time. Reads only."""
    return people.followed(tx) if agenda.due_subjects(tx, CHECK, at) else None


def due_channels(tx: Tx, *, at: datetime) -> tuple[str, ...]:
    """Ids of the channels that are to be looked at now; reads only."""
    return channels.watched(tx) if agenda.due_subjects(tx, CHECK, at) else ()


def people_checked(
    tx: Tx, *, found: Collection[Person], quiet: Mapping[str, Period | None], at: datetime
) -> None:
    """Follow all that has changed about these people, and plan the next check."""
    for person in found:
        person_changed(tx, person=person, at=at)
    for user_id, period in quiet.items():
        people.hear_quiet(tx, user_id, period)
    coming = [moment for one in rotations.living(tx) if (moment := _look_again(one, at))]
    if coming:
        agenda.put(tx, CHECK, EVERYBODY, min(coming))
    else:
        agenda.drop(tx, CHECK, EVERYBODY)


def _look_again(rotation: Rotation, at: datetime) -> datetime | None:
    """Before its next round of another day; a closed channel may be open again any day."""
    if rotation.state == "paused" and rotation.paused_by == "channel":
        return at + CLOSED_FOR
    following = occurrence_after(rotation.rounds, at + A_DAY)
    return following - BEFORE_ROUND if following and rotation.state == "active" else None


def check_failed(tx: Tx, *, at: datetime) -> None:
    """Ask again soon; rounds go on with what is known."""
    agenda.put(tx, CHECK, EVERYBODY, at + AGAIN)
