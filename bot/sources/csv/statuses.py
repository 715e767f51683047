"""What a help desk's word for a ticket's status means here."""

import re
from collections.abc import Mapping

from bot.ports import ContactState, SourceError

_OPEN = frozenset({
    "open", "opened", "reopened", "new", "pending", "hold", "onhold", "waiting", "progress",
    "assigned", "unassigned", "active", "snoozed", "escalated", "todo", "do", "awaiting",
    "unresolved", "backlog", "triage", "not",
})  # fmt: skip
_SOLVED = frozenset({
    "closed", "solved", "resolved", "done", "complete", "completed", "fixed", "finished",
    "answered",
})  # fmt: skip
_GONE = frozenset({
    "deleted", "spam", "merged", "cancelled", "canceled", "rejected", "trash", "duplicate",
    "archived",
})  # fmt: skip
_STATES: dict[str, ContactState] = {"open": "open", "solved": "solved", "gone": "gone"}


def parse_statuses(items: Mapping[str, str]) -> dict[str, ContactState]:
    """Read the operator's own words: status → open, solved or gone.

    Raises:
        SourceError: a status is mapped to something else.
    """
    read = {}
    for status, state in items.items():
        if state not in _STATES:
            message = f"The status “{status}” can mean open, solved or gone, not “{state}”."
            raise SourceError(message)
        read[status.casefold().strip()] = _STATES[state]
    return read


def state_of(status: str, own: Mapping[str, ContactState]) -> ContactState | None:
    """Return what a status means: the operator's word first, else by the words in it.

    None when no word is known. An empty status is open. Words for open win: “not resolved” and
    “pending, was closed” are open.
    """
    plain = status.casefold().strip()
    if plain in own:
        return own[plain]
    words = set(re.findall(r"[a-z]+", plain))
    if not plain or words & _OPEN:
        return "open"
    if words & _GONE:
        return "gone"
    return "solved" if words & _SOLVED else None
