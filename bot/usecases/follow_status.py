"""Being away as one's Slack status says: respected at once, and over when the status is."""

from datetime import datetime

from bot.core.person import Person
from bot.core.slack_status import absence_of_status
from bot.store import absences, members, people
from bot.store.transaction import Tx


def follow_status(tx: Tx, person: Person, *, at: datetime, joined: str = "") -> bool:
    """Bring the absences of all their memberships to what their status says; whether any changed.

    Other absences, such as a skip, are left alone. A status that says what it said before changes
    nothing: whoever came back in spite of it stays. Only a rotation they have just `joined` (its
    member's id) has not heard of it.
    """
    wanted = absence_of_status(person.status, at)
    until = wanted.until if wanted else None
    said = "" if wanted is None else f"away until {until:%Y-%m-%dT%H:%M:%SZ}" if until else "away"
    is_news = people.hear_status(tx, person.user_id, said)
    if not (is_news or joined):
        return False
    changed = False
    for one in members.of_person(tx, person.user_id, at=at):
        if not is_news and one.id != joined:
            continue
        known = [away.until for away in one.absences if away.reason == "status"]
        if known == ([] if wanted is None else [until]):
            continue
        absences.end(tx, one.id, at=at, reason="status")
        if wanted is not None:
            absences.add(tx, one.id, wanted)
        changed = True
    return changed
