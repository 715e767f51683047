"""How long what is personal is kept, and what stands in its place afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

REMOVED: Final = "(details removed)"
"""The subject of a contact whose details went by retention or by request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Retention:
    """How long each is kept."""

    contact_details: timedelta = timedelta(days=180)
    """Names, subject, text, address and host of a contact, after the last thing that happened."""
    bodies: timedelta = timedelta(days=30)
    """What a message says, after it was first said."""


def next_purge(at: datetime) -> datetime:
    """The first moment after `at` that is 03:20 UTC: at night for most, and not on the hour."""
    tonight = at.replace(hour=3, minute=20, second=0, microsecond=0)
    return tonight if tonight > at else tonight + timedelta(days=1)
