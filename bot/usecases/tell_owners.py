"""Tell a rotation's owners, once, what only they can mend."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from bot.core.messages import OwnerNotice
from bot.store import agenda, contacts, outbox, people, rotations, sources
from bot.store.agenda import AgendaRow
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_without, decent_time
from bot.usecases.cards import card_of

About = Literal["nobody_available", "three_declines", "source_failing", "call_missed"]

# Short in agenda rows: a subject holds one of these, an id and a user.
_CODES: Final[Mapping[About, str]] = {
    "nobody_available": "nobody",
    "three_declines": "declines",
    "source_failing": "source",
    "call_missed": "missed",
}
_ABOUTS: Final = {code: about for about, code in _CODES.items()}


def tell_owners(tx: Tx, rotation: Rotation, about: About, subject_id: str, *, at: datetime) -> None:
    """Have each owner told at a decent time of theirs; ``subject_id`` is a contact or source."""
    for user_id in rotations.owners(tx, rotation.id):
        owner = people.find_person(tx, user_id)
        calendar = calendar_without(rotation, owner.zone if owner else rotation.form.zone)
        subject = f"{_CODES[about]}:{subject_id}:{user_id}"
        agenda.put(tx, "tell_owner", subject, decent_time(calendar, at))


def send_notice(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Send one planned notice; its key makes it one, however often it is planned."""
    code, subject_id, user_id = row.subject.split(":", 2)
    about = _ABOUTS[code]
    contact, detail = None, ""
    if about == "source_failing":
        source = sources.get(tx, subject_id)
        rotation = rotations.get(tx, source.rotation_id) if source else None
        detail = f"{source.name}: {source.last_error}" if source else ""
    else:
        contact = contacts.get(tx, subject_id)
        rotation = rotations.get(tx, contact.rotation_id) if contact else None
    if rotation is None:
        return
    outbox.put(
        tx,
        key=f"owner:{row.subject}",
        conversation=user_id,
        message=OwnerNotice(
            rotation=rotation.name,
            about=about,
            card=card_of(contact) if contact else None,
            detail=detail,
        ),
        at=at,
    )
