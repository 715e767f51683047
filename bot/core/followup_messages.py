"""What is said after a contact: questions, reminders and promises; see `messages`."""

from datetime import datetime
from typing import Literal

from bot.core.message_parts import ContactKind, NudgeKind, PromiseLine, PromiseState, Value


class Question(Value):
    """The follow-up DM: the first question, one tap each; then what was answered."""

    type: Literal["question"] = "question"
    followup_id: str
    kind: ContactKind
    subject: str
    person: str = ""
    company: str = ""
    happened_at: datetime
    outcome: str = ""
    """The id of the first question's answer; empty while unanswered."""
    detailed: bool = False
    """The optional rest has been filled in too."""
    withdrawn: bool = False
    closed: bool = False
    """Not needed any more (the contact turned out cancelled, the member forgotten)."""
    overdue: bool = False
    """Closed because it stood open for 30 days."""
    asks: str = ""
    """The first question as the rotation's owners word it; empty: as it is built in."""
    answers: tuple[tuple[str, str], ...] = ()
    """Their buttons for it, pairs of answer id and label; empty: the built-in ones."""
    snoozed_until: datetime | None = None
    """They asked to be asked again then."""
    skipped: bool = False
    """They do not want to be reminded of it; it can be answered all the same."""
    moved_to: datetime | None = None
    """The new date of a call that was moved, once it is known."""
    handed_to: str = ""
    """User id of the colleague who has the ticket now, if one was named."""


class PromiseNudge(Value):
    """One promise in the day's reminders."""

    line: PromiseLine
    """With the customer's own name as its alias: only its owner reads it."""
    nudge: NudgeKind
    person: str = ""
    """The customer's name, for the words to copy."""
    state: PromiseState = "open"


class Reminders(Value):
    """The one DM of a day with everything somebody is reminded of; it follows what they do."""

    type: Literal["reminders"] = "reminders"
    key: str
    """What its buttons name it by."""
    questions: tuple[Question, ...] = ()
    promises: tuple[PromiseNudge, ...] = ()
    more: int = 0
    """How many more of either there are; they stand on Home."""
    pause: Literal["", "asked", "paused", "going_on"] = ""
    """Asked once after two questions without an answer: shall we pause?"""


class PromiseHandover(Value):
    """A promise that somebody asks a colleague to take over, for either of them."""

    type: Literal["promise_handover"] = "promise_handover"
    line: PromiseLine
    from_user_id: str
    to_user_id: str
    state: Literal["asked", "accepted", "declined", "over"] = "asked"
    """``over``: not needed any more."""
    for_giver: bool = False
    """It tells who gives it away how that stands; else it asks the colleague."""
