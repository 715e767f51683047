"""Tell a rotation's owners, once, what only they can mend."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.core.messages import OwnerNotice
from bot.core.notice_messages import OwnerMatter
from bot.store import agenda, contacts, outbox, pairings, rotations, sources
from bot.store.agenda import AgendaRow
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of_person, decent_time
from bot.usecases.cards import card_of
from bot.usecases.duty_notice import notice_of_duty
from bot.usecases.responsible import is_gone, responsible
from bot.usecases.trouble import notice_of_trouble

# Short in agenda rows: a subject holds one of these, an id and a user.
_CODES: Final[Mapping[OwnerMatter, str]] = {
    "nobody_available": "nobody",
    "three_declines": "declines",
    "source_failing": "source",
    "call_missed": "missed",
    "no_helper": "helper",
    "unsuited": "unsuited",
    "channel_closed": "channel",
    "channel_shared": "shared",
    "member_gone": "gone",
    "moment_parked": "parked",
    "duty_group": "group",
    "duty_pin": "pin",
}
_ABOUTS: Final = {code: about for about, code in _CODES.items()}


def tell_owners(
    tx: Tx, rotation: Rotation, about: OwnerMatter, subject_id: str, *, at: datetime, but: str = ""
) -> None:
    """Have each owner told at a decent time of theirs, or a member if no owner is left.

    ``but`` is the user id of somebody who knows it already: it was their own doing.

    ``subject_id`` is a contact, a source, a rotation whose channel is closed or shared, a member
    who is gone, or the kind and subject of a parked moment with a dot between.
    """
    if rotation.state == "archived":
        return  # nothing there needs mending any more
    for user_id in responsible(tx, rotation.id):
        if user_id == but:
            continue
        calendar = calendar_of_person(tx, rotation, user_id)
        subject = f"{_CODES[about]}:{subject_id}:{user_id}"
        agenda.put(tx, "tell_owner", subject, decent_time(calendar, at))


def send_notice(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Send one planned notice, unless what it tells is over by now.

    Its key makes it one, however often it is planned. If its reader is gone by now and no other
    owner is told, somebody else is.
    """
    code, subject_id, user_id = row.subject.split(":", 2)
    about = _ABOUTS[code]
    found = _notice(tx, about, subject_id, row, at)
    if found is None:
        return
    episode, message = found
    rotation = rotations.of_name(tx, message.rotation)
    owners = rotations.owners(tx, rotation.id) if rotation else ()
    if is_gone(tx, user_id):
        if rotation and not set(responsible(tx, rotation.id)) & set(owners):
            tell_owners(tx, rotation, about, subject_id, at=at)
        return
    message = message.model_copy(update={"stand_in": user_id not in owners})
    outbox.put(
        tx, key=f"owner:{row.subject}{episode}", conversation=user_id, message=message, at=at
    )


def _notice(
    tx: Tx, about: OwnerMatter, subject_id: str, row: AgendaRow, at: datetime
) -> tuple[str, OwnerNotice] | None:
    """What sets this time apart from others, and the words; None if it is over by now."""
    match about:
        case "source_failing":
            return _about_source(tx, subject_id)
        case "duty_group" | "duty_pin":
            notice = notice_of_duty(tx, about, subject_id)
            return None if notice is None else (f":{row.planned_at:%Y%m%d%H%M%S}", notice)
        case "channel_closed" | "channel_shared" | "member_gone" | "moment_parked":
            found = notice_of_trouble(tx, about, subject_id, at=at)
            return None if found is None else (f":{row.planned_at:%Y%m%d%H%M%S}", found)
        case _:
            return _about_contact(tx, about, subject_id)


def _about_source(tx: Tx, source_id: str) -> tuple[str, OwnerNotice] | None:
    source = sources.get(tx, source_id)
    rotation = rotations.get(tx, source.rotation_id) if source else None
    if source is None or rotation is None or not source.failures:
        return None
    # A source that has worked in between and fails again is news.
    episode = f":{source.pulled_at:%Y%m%d%H%M%S}" if source.pulled_at else ""
    detail = f"{source.name}: {source.last_error}"
    return episode, OwnerNotice(rotation=rotation.name, about="source_failing", detail=detail)


def _about_contact(tx: Tx, about: OwnerMatter, contact_id: str) -> tuple[str, OwnerNotice] | None:
    contact = contacts.get(tx, contact_id)
    rotation = rotations.get(tx, contact.rotation_id) if contact else None
    if contact is None or rotation is None:
        return None
    expected = {"call_missed": "gone", "no_helper": "paired", "unsuited": "gone"}.get(
        about, "waiting"
    )
    helped = about == "no_helper" and len(pairings.live_of_contact(tx, contact_id)) > 1
    if contact.state != expected or helped:
        contacts.change(tx, contact_id, owner_told=False)  # should nobody be available again
        return None
    detail = contact.unsuited_why if about == "unsuited" else ""
    notice = OwnerNotice(rotation=rotation.name, about=about, card=card_of(contact), detail=detail)
    return "", notice
