"""The weekly digest as the channel reads it, and what goes into its thread; see `messages`."""

from datetime import date
from typing import Literal

from bot.core.channel_messages import Occurrence
from bot.core.message_parts import PromiseLine, Value


class Quote(Value):
    """A customer's own words, or what somebody learned from them."""

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
    calls_heard: int = 0
    """Calls of the week somebody was on and has told of: what ``call_minutes`` are of."""
    calls: int = 0
    """All calls of the week; 0 also in what was said before they were counted."""


class DigestLists(Value):
    """The lists of a digest that may be too long for one message."""

    surprises: tuple[Quote, ...] = ()
    """Used in ways we had not considered."""
    learned: tuple[Quote, ...] = ()
    """Everything else that was learned."""
    promises_due: tuple[PromiseLine, ...] = ()
    promises_overdue: tuple[PromiseLine, ...] = ()
    promises_kept: tuple[PromiseLine, ...] = ()
    thanks: tuple[Thanks, ...] = ()


class Left(Value):
    """How much of each list is in the thread."""

    surprises: int = 0
    learned: int = 0
    promises_due: int = 0
    promises_overdue: int = 0
    promises_kept: int = 0
    thanks: int = 0


class Digest(DigestLists):
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
    themes: tuple[Theme, ...] = ()
    promises_uncited: int = 0
    """Promises due, overdue or kept whose words stay within the team."""
    weeks: tuple[WeekFigure, ...] = ()
    puzzle: Quote | None = None
    next_rounds: tuple[Occurrence, ...] = ()
    late: bool = False
    held_back: bool = False
    """People of another company read the channel, so what is for colleagues is left out."""
    left: Left = Left()


class DigestMore(DigestLists):
    """A reply in the thread of a digest: what had no room in it. Without anything, it says so."""

    type: Literal["digest_more"] = "digest_more"
    rotation_id: str
    rotation: str
    week: str
    """ISO week, "2026-W47"."""
    part: int = 1
    """The first, second … reply of this digest."""
