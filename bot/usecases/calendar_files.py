"""Calendar files: given when somebody asks for one, and taken back when they are out of date.

Nobody gets one unasked, for each is a message more. One that is wrong by now is taken out of
Slack without a word; the call's own message then offers the new one.
"""

from datetime import datetime, timedelta

from bot.core.calendar_messages import (
    OVER,
    CalendarFile,
    CalendarMark,
    CallEntry,
    FileState,
    PromiseEntry,
    mark_of,
)
from bot.core.forgetting import names_of, without_names
from bot.store import customers, outbox, promises, rotations
from bot.store.contacts import Contact
from bot.store.pairings import Pairing
from bot.store.promises import Promise
from bot.store.transaction import Tx

USUAL = timedelta(hours=1)
"""How long a call is whose end nobody knows."""


def file_key(subject_id: str, user_id: str) -> str:
    """Names the one calendar file somebody has of a pairing or promise."""
    return f"calendar:{subject_id}:{user_id}"


def mark(tx: Tx, pairing: Pairing, contact: Contact) -> CalendarMark:
    """How the file of a call stands to the call as it is now."""
    if contact.kind != "call":
        return ""
    known = known_file(tx, pairing.id, pairing.user_id)
    return mark_of(known, call_entry(tx, pairing, contact), pairing.state)


def known_file(tx: Tx, subject_id: str, user_id: str) -> CalendarFile | None:
    """The file somebody asked for, as it was last; None: they did not, or it was long ago."""
    said = outbox.body(tx, file_key(subject_id, user_id))
    return said if isinstance(said, CalendarFile) else None


def call_entry(tx: Tx, pairing: Pairing, contact: Contact) -> CallEntry | None:
    """A call as it stands in a calendar; None: nobody knows when it is."""
    rotation = rotations.get(tx, pairing.rotation_id)
    if contact.kind != "call" or contact.starts_at is None or rotation is None:
        return None
    return CallEntry(
        starts_at=contact.starts_at,
        ends_at=contact.ends_at or contact.starts_at + USUAL,
        rotation=rotation.name,
        alias=contact.alias,
        host=contact.host_name,
        url=contact.url,
        role="shadow" if pairing.role == "shadow" else "lead",
    )


def promise_entry(tx: Tx, promise: Promise) -> PromiseEntry:
    """The days of a promise as they stand in a calendar: its customer goes by their alias."""
    alias, names = "", ("", "")
    if promise.customer_id is not None:
        alias = customers.alias(tx, promise.customer_id)
        names = customers.names(tx, promise.customer_id)
    called = names_of(person=names[0], company=names[1], alias="")
    return PromiseEntry(
        text=without_names(promise.text, called),
        alias=alias,
        due_on=promise.due_on,
        update_on=promise.update_on,
    )


def give_file(
    tx: Tx,
    subject_id: str,
    user_id: str,
    entry: CallEntry | PromiseEntry,
    *,
    state: FileState,
    at: datetime,
) -> bool:
    """Put a file into somebody's DM; False if this very one is there already."""
    key = file_key(subject_id, user_id)
    before = known_file(tx, subject_id, user_id)
    if before is not None and (before.state, before.entry) == (state, entry):
        return False
    was = before.entry if before and isinstance(before.entry, PromiseEntry) else None
    file = CalendarFile(
        subject_id=subject_id,
        entry=entry,
        was=was if isinstance(entry, PromiseEntry) else None,
        sequence=outbox.versions(tx, key),
        said_at=at,
        state=state,
    )
    outbox.put(tx, key=key, conversation=user_id, message=file, at=at)
    return True


def take_file_back(tx: Tx, subject_id: str, user_id: str, *, at: datetime) -> None:
    """Take a file out of Slack, if there is one; one that was not sent yet never is."""
    file = known_file(tx, subject_id, user_id)
    if file is None or file.state == "taken_back":
        return
    outbox.put(
        tx,
        key=file_key(subject_id, user_id),
        conversation=user_id,
        message=file.model_copy(update={"state": "taken_back"}),
        at=at,
        not_after=at - timedelta(minutes=1),
    )


def follow_call_file(tx: Tx, pairing: Pairing, contact: Contact, *, at: datetime) -> None:
    """Take back the file of a call that has changed, or is not theirs any more."""
    if contact.kind != "call" or pairing.state not in ("accepted", *OVER):
        return
    file = known_file(tx, pairing.id, pairing.user_id)
    if file is None or file.state != "given":
        return
    if pairing.state in OVER or file.entry != call_entry(tx, pairing, contact):
        take_file_back(tx, pairing.id, pairing.user_id, at=at)


def follow_promise_file(tx: Tx, promise_id: str, user_id: str, *, at: datetime) -> None:
    """Take back somebody's file of a promise that is over, not theirs, or has other days."""
    file = known_file(tx, promise_id, user_id)
    if file is None or not isinstance(file.entry, PromiseEntry):
        return
    now = promises.get(tx, promise_id)
    theirs = now is not None and now.state == "open" and now.user_id == user_id
    if now is None or not theirs or file.entry != promise_entry(tx, now):
        take_file_back(tx, promise_id, user_id, at=at)
