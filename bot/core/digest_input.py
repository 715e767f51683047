"""What one weekly digest is made of: the values a use case loads for it."""

from datetime import date, datetime

from bot.core.messages import ContactKind, Occurrence, Value
from bot.core.metrics import Asked, Met
from bot.core.questions import LearningKind, Visibility


class WeekAnswer(Value):
    """One answer whose contact happened in the digest's week."""

    followup_id: str
    contact_id: str = ""
    user_id: str
    customer_id: str
    """Counts customers of a theme; the contact's id where the customer is unknown."""
    alias: str
    """The customer's public name (or the name itself where the rotation allows it)."""
    kind: ContactKind
    outcome: str
    """An id of ``questions.OUTCOMES``."""
    answered_at: datetime
    minutes: int | None = None
    quote: str = ""
    kinds: tuple[LearningKind, ...] = ()
    learning: str = ""
    themes: tuple[str, ...] = ()
    visibility: Visibility = "channel"
    thanks_to: str = ""
    thanks: str = ""
    good_puzzle: bool = False
    withdrawn: bool = False


class WeekPromise(Value):
    """One promise of the rotation: open, or kept in the digest's week."""

    promise_id: str
    text: str
    kind: str
    owner_user_id: str
    alias: str
    due_on: date | None = None
    kept_at: datetime | None = None
    """None while open."""
    visibility: Visibility = "channel"
    """That of the answer it was made in."""


class PastWeek(Value):
    """One week of the chart, this one included."""

    week: str
    """ISO week, "2026-W47"."""
    contacts: int
    """Contacts completed in that week."""
    members: int
    """Distinct members with a completed contact in the six weeks up to its end."""
    roster: int
    """Members at its end."""


class DigestInput(Value):
    """Everything one digest is made of; the week is ``[since, until)`` in the rotation's zone."""

    rotation_id: str
    rotation: str
    week: str
    """ISO week, "2026-W47"."""
    starts_on: date
    ends_on: date
    """The last day, included."""
    since: datetime
    until: datetime
    posted_on: date
    """The local day of the digest: what is due or overdue is judged by it, in updates too."""
    answers: tuple[WeekAnswer, ...] = ()
    themes_before: tuple[str, ...] = ()
    """The themes of the answers of the week before that may be counted, each once an answer."""
    promises: tuple[WeekPromise, ...] = ()
    roster: tuple[str, ...] = ()
    """The user ids on the roster at the week's end; those away count too."""
    met: tuple[Met, ...] = ()
    """Contacts of the rotation done in the chart's weeks and the six before them."""
    weeks: tuple[PastWeek, ...] = ()
    """Oldest first, at most the last twelve, ending with this week."""
    asked: tuple[Asked, ...] = ()
    """Questions asked about contacts of this week."""
    calls: tuple[str, ...] = ()
    """Ids of the calls among those contacts."""
    next_rounds: tuple[Occurrence, ...] = ()
    late: bool = False
    """Posted more than an hour after its time."""
