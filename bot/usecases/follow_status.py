"""Being away as one's Slack status says: respected at once, and over when the status is."""

from datetime import datetime

from bot.core.person import Person
from bot.core.slack_status import absence_of_status
from bot.store import members
from bot.store.transaction import Tx


def follow_status(tx: Tx, person: Person, *, at: datetime) -> bool:
    """Bring the absences of all their memberships to what their status says; whether any changed.

    Other absences, such as a skip, are left alone.
    """
    wanted = absence_of_status(person.status, at)
    changed = False
    for one in members.of_person(tx, person.user_id, at=at):
        known = [away for away in one.absences if away.reason == "status"]
        if [away.until for away in known] == ([] if wanted is None else [wanted.until]):
            continue
        members.end_absences(tx, one.id, at=at, reason="status")
        if wanted is not None:
            members.add_absence(tx, one.id, wanted)
        changed = True
    return changed
