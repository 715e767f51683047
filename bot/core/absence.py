"""When a member is not picked, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.localtime import as_utc

Reason = Literal["skip", "leave", "status", "holiday", "calendar"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """A period ``[since, until)`` in which a member is not picked.

    Raises:
        ValueError: a naive instant, or an absence that ends before it starts.
    """

    since: datetime
    until: datetime | None
    """None: until they say."""
    reason: Reason

    def __post_init__(self) -> None:
        """Refuse a period that holds no moment."""
        if self.until is not None and as_utc(self.until) <= as_utc(self.since):
            sentence = "until: an absence ends after it starts; give a later end."
            raise ValueError(sentence)
        as_utc(self.since)

    def covers(self, at: datetime) -> bool:
        """Whether that instant lies in it."""
        return self.since <= at and (self.until is None or at < self.until)


def absent_at(absences: Iterable[Absence], at: datetime) -> Absence | None:
    """The absence that covers that instant; of several the one that ends last."""
    latest: Absence | None = None
    for absence in absences:
        if absence.covers(at) and (latest is None or _outlasts(absence, latest)):
            latest = absence
    return latest


def _outlasts(one: Absence, other: Absence) -> bool:
    if other.until is None:
        return False
    return one.until is None or one.until > other.until
