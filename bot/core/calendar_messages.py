"""Files for somebody's own calendar, as data: a call they have, or the days of a promise."""

from datetime import date, datetime
from typing import Literal

from bot.core.message_parts import PairingState, Value

FileState = Literal["given", "called_off", "taken_back"]
"""``called_off``: the file takes the entry out again; ``taken_back``: there is no file any more."""
CalendarMark = Literal["", "given", "changed"]
"""What somebody has in their calendar: nothing of it, what is true, or what is not any more."""


class CallEntry(Value):
    """A call as it stands in a calendar, which others may read: it names no customer."""

    about: Literal["call"] = "call"
    starts_at: datetime
    ends_at: datetime
    rotation: str
    alias: str = ""
    host: str = ""
    url: str = ""
    role: Literal["lead", "shadow"] = "lead"


class PromiseEntry(Value):
    """The days of a promise, in the words of whoever made it; the customer by their alias."""

    about: Literal["promise"] = "promise"
    text: str
    alias: str = ""
    due_on: date | None = None
    update_on: date | None = None


class CalendarFile(Value):
    """A calendar file in somebody's DM: there because they asked for it, and one at a time."""

    type: Literal["calendar_file"] = "calendar_file"
    subject_id: str
    """Of the pairing or promise: the entry keeps it through all its changes."""
    entry: CallEntry | PromiseEntry
    was: PromiseEntry | None = None
    """The days of a promise as the last file had them: one that is gone is taken out."""
    sequence: int = 0
    """Counts what was said about it before: a calendar takes the highest (RFC 5545, 3.8.7.4)."""
    said_at: datetime
    state: FileState = "given"


def mark_of(
    file: CalendarFile | None, entry: CallEntry | None, state: PairingState
) -> CalendarMark:
    """How the file somebody asked for stands to a call of theirs in this state, as it is now."""
    if file is None:
        return ""
    theirs, has_entry = state == "accepted", file.state != "called_off"
    if theirs and file.state == "given" and file.entry == entry:
        return "given"
    return "changed" if theirs or (has_entry and state in OVER) else ""


OVER: tuple[PairingState, ...] = ("handed_over", "cancelled")
"""The call takes place without them, or not at all."""


def days_of(entry: PromiseEntry) -> dict[str, date]:
    """The days that stand in a calendar, by what they are."""
    days = {"update": entry.update_on, "due": entry.due_on}
    return {name: day for name, day in days.items() if day is not None}
