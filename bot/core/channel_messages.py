"""What the channel reads: the rotation's card, the digest, what is shared; see `messages`."""

from datetime import date, datetime
from typing import Literal

from bot.core.message_parts import ContactKind, PromiseLine, Value


class Occurrence(Value):
    """One coming round with the people who would be picked now."""

    at: datetime
    user_ids: tuple[str, ...] = ()


class RotationCard(Value):
    """The channel post with the Join button; follows the roster."""

    type: Literal["rotation_card"] = "rotation_card"
    rotation_id: str
    name: str
    kinds: tuple[ContactKind, ...]
    rhythm: str
    """"Mondays and Thursdays at 10:00 (Europe/Berlin)"."""
    seats: int
    user_ids: tuple[str, ...] = ()
    next_round: datetime | None = None
    paused: bool = False
    nameless: int | None = None
    """How many are in it, where people of another company read along: nobody is named."""
    archived: bool = False


class Quote(Value):
    """A customer's own words."""

    text: str
    alias: str
    user_id: str


class Theme(Value):
    """What keeps coming up: mentions this week and the week before."""

    name: str
    mentions: int
    customers: int
    before: int = 0


class WeekFigure(Value):
    """One week of the digest's chart."""

    week: str
    contacts: int
    coverage: float
    """Share of the roster with a contact in the six weeks before, 0 to 1."""
    members: int = 0
    """Numerator of ``coverage``."""
    roster: int = 0
    """Its denominator."""


class Thanks(Value):
    """A thank-you from one colleague to another."""

    from_user_id: str
    to_user_id: str
    text: str


class Coverage(Value):
    """The digest's one line of numbers: always numerator and denominator."""

    developers: int
    roster: int
    call_minutes: int
    answered: int
    asked: int


class Digest(Value):
    """The weekly channel message."""

    type: Literal["digest"] = "digest"
    rotation_id: str
    rotation: str
    week: str
    """ISO week, "2026-W47"."""
    starts_on: date
    ends_on: date
    """The last day, included."""
    coverage: Coverage
    quotes: tuple[Quote, ...] = ()
    surprises: tuple[Quote, ...] = ()
    """Used in ways we had not considered."""
    learned: tuple[Quote, ...] = ()
    """Everything else that was learned."""
    themes: tuple[Theme, ...] = ()
    promises_due: tuple[PromiseLine, ...] = ()
    promises_overdue: tuple[PromiseLine, ...] = ()
    promises_kept: tuple[PromiseLine, ...] = ()
    promises_uncited: int = 0
    """Promises due, overdue or kept whose words stay within the team."""
    weeks: tuple[WeekFigure, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    puzzle: Quote | None = None
    next_rounds: tuple[Occurrence, ...] = ()
    late: bool = False
    held_back: bool = False
    """People of another company read the channel, so what is for colleagues is left out."""


class SharedLearning(Value):
    """Something learned that somebody showed to the whole channel; it follows its answer."""

    type: Literal["shared_learning"] = "shared_learning"
    followup_id: str
    shared_by: str
    """A user id."""
    user_id: str = ""
    """Who learned it."""
    alias: str = ""
    at: datetime | None = None
    kinds: tuple[str, ...] = ()
    """Ids of kinds of learning."""
    quote: str = ""
    learning: str = ""
    themes: tuple[str, ...] = ()
    issue_url: str = ""
    gone: bool = False
    """Taken back, or not for everybody any more: only that is said."""
