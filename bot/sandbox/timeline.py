"""The movable clock of the local Slack, and what is due on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Upcoming:
    """One thing that will happen: when (aware UTC) and what, in words for the page."""

    at: datetime
    label: str


class Timeline(Protocol):
    """Whoever owns the clock. Due times follow it; leases and time-outs never do."""

    def now(self) -> datetime:
        """Return the present instant of the timeline, aware and in UTC."""
        ...

    async def travel_to(self, instant: datetime) -> None:
        """Move the clock forward to `instant`; return once everything due until then is done."""
        ...

    async def upcoming(self) -> list[Upcoming]:
        """Return what will happen, soonest first."""
        ...


@dataclass(slots=True)
class FreeTimeline:
    """A clock that runs with `real_now`, can jump forward, and has nothing waiting on it.

    `real_now` returns aware instants in UTC; a constant function gives a clock that stands still.
    """

    real_now: Callable[[], datetime]
    _ahead: timedelta = field(default=timedelta(), init=False)

    def now(self) -> datetime:
        """Return the real instant plus every journey made so far."""
        return self.real_now() + self._ahead

    async def travel_to(self, instant: datetime) -> None:
        """Jump to `instant`; an instant already past leaves the clock alone."""
        self._ahead += max(instant - self.now(), timedelta())

    async def upcoming(self) -> list[Upcoming]:
        """Return nothing: nobody waits on this clock."""
        return []
