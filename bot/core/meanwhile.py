"""What to say when a form is saved that was opened before its content changed elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.core.questions import OUTCOMES, FollowupDetails

_FIELDS: Final[Mapping[str, str]] = {
    "minutes": "the minutes",
    "quote": "the quote",
    "kinds": "the kinds",
    "learning": "what you learned",
    "themes": "the themes",
    "theme": "the themes",
    "issue_url": "the issue",
    "promise_text": "the promise",
    "promise_kind": "the promise",
    "promise_due": "the promise's dates",
    "promise_update": "the promise's dates",
    "feeling": "how it was for them",
    "thanks_to": "the thank-you",
    "thanks": "the thank-you",
    "visibility": "who may see it",
    "good_puzzle": "the puzzle",
    "own": "what the owners asked besides",
}


def changed_elsewhere(saved: FollowupDetails, stored: FollowupDetails) -> str:
    """One sentence of what a save would undo, and how to do it all the same; "" if nothing.

    Args:
        saved: what somebody wants to save, on a form that shows an older answer.
        stored: the answer as it is by now.
    """
    found = {words: None for field, words in _FIELDS.items() if _differ(saved, stored, field)}
    if saved.outcome != stored.outcome:
        now = OUTCOMES[stored.outcome].words if stored.outcome in OUTCOMES else stored.outcome
        found = {f"the answer (now “{now}”)": None} | found
    if not found:
        return ""
    *most, last = found
    listed = f"{', '.join(most)} and {last}" if most else last
    return (
        f"Since you opened this form, {listed} changed elsewhere. Nothing was saved: "
        "press Save again to put this in their place, or close it to keep them."
    )


def dates_of(due_on: date | None, update_on: date | None) -> str:
    """A promise's dates in a few letters, to tell whether they are the same."""
    return f"{due_on or ''}|{update_on or ''}"


def moved_elsewhere(due_on: date | None, update_on: date | None) -> str:
    """The sentence for new dates, when a promise has others by now than the form showed."""
    due = f"due {due_on:%d %B}" if due_on else "no due date"
    update = f"next update {update_on:%d %B}" if update_on else "no next update"
    return (
        f"Since you opened this form, the dates changed elsewhere: {due}, {update}. Nothing was "
        "saved: press Save again to put yours in their place, or close it to keep them."
    )


def _differ(one: FollowupDetails, other: FollowupDetails, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
