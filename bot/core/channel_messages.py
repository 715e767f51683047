"""What the channel reads: the rotation's card and what is shared; see `messages`.

Its digest is in `digest_messages`.
"""

from datetime import datetime
from typing import Literal

from bot.core.message_parts import ContactKind, Value


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
