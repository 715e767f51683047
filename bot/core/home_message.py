"""What somebody finds on their Home: see `messages`."""

from datetime import datetime
from typing import Literal

from bot.core.digest_messages import Quote
from bot.core.followup_messages import Question
from bot.core.message_parts import PromiseLine, Value
from bot.core.offer_messages import Offer, TakeOver


class HomeSource(Value):
    """How a source of a rotation is, for its owners."""

    name: str
    state: Literal["new", "read", "failing"]
    """``new``: it was not read yet."""
    read_at: datetime | None = None
    """When it last could be."""
    problem: str = ""
    """A sentence that says why it cannot be read."""


class HomeRotation(Value):
    """One rotation as its member (or a bystander) sees it on Home."""

    rotation_id: str
    name: str
    member: bool
    away_until: datetime | None = None
    away: bool = False
    next_round: datetime | None = None
    picked_next: bool = False
    owner: bool = False
    """The reader owns it: they may edit it."""
    paused: bool = False
    """No rounds are held until an owner resumes it."""
    away_reason: Literal["", "skip", "leave", "status", "holiday", "calendar"] = ""
    skipped_weekdays: tuple[int, ...] = ()
    """Local days that come back on which they are not picked; 0 is Monday."""
    sources: tuple[HomeSource, ...] | None = None
    """Where its contacts come from; None for whoever does not own it."""


class HomeTime(Value):
    """What somebody's own time is like, in short."""

    hours: str
    """"Mon-Fri 09:00-17:00"."""
    zone: str
    focus: str = ""
    """Days kept free, such as "Wed, Fri"; empty for none."""
    calendar: Literal["none", "new", "read", "failing"] = "none"
    """``new``: connected, and not read yet; ``failing``: it cannot be read."""
    calendar_read_at: datetime | None = None
    """When it last could."""
    problem: str = ""
    """A sentence that says why it cannot be read."""


class Home(Value):
    """Somebody's Home tab."""

    type: Literal["home"] = "home"
    user_id: str
    rotations: tuple[HomeRotation, ...] = ()
    asked: tuple[TakeOver, ...] = ()
    """What colleagues ask them to take over."""
    turns: tuple[Offer, ...] = ()
    questions: tuple[Question, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    learned: tuple[Quote, ...] = ()
    archived: int = 0
    """Archived rotations of theirs, which they can bring back."""
    my_time: HomeTime | None = None
    """None for whoever is in no rotation."""
    rotations_in_all: int = 0
    """How many there are; more than are shown are found by name."""
    promises_in_all: int = 0
    """How many of theirs are open."""
