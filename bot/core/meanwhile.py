"""What to say when a form is saved that was opened before its content changed elsewhere."""

from collections.abc import Mapping
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


def _differ(one: FollowupDetails, other: FollowupDetails, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
