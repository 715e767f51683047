"""How many events an app gets, and when Slack gives up on an app that fails (SLACK.md A.10)."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

_HOUR = timedelta(hours=1)
_LEAST_SHARE = 0.05

Verdict = Literal["send", "limited", "first_limited", "off"]


@dataclass(slots=True)
class EventLimits:
    """The limits of one workspace's events, on the timeline.

    Attributes:
        per_hour: events in any hour; those beyond are dropped, and the app is told once a minute.
        judged_from: attempts in an hour from which an app that takes less than one in twenty is
            switched off; smaller apps are let be.
        on: whether events are sent at all; only somebody's hand switches them on again.
    """

    per_hour: int = 30_000
    judged_from: int = 1_000
    on: bool = True
    _sent: deque[datetime] = field(default_factory=deque)
    _attempts: deque[tuple[datetime, bool]] = field(default_factory=deque)
    _told: datetime | None = None

    def judge(self, at: datetime) -> Verdict:
        """Count one event; return what becomes of it, `first_limited` once a minute."""
        if not self.on:
            return "off"
        while self._sent and at - self._sent[0] >= _HOUR:
            self._sent.popleft()
        if len(self._sent) < self.per_hour:
            self._sent.append(at)
            return "send"
        minute = at.replace(second=0, microsecond=0)
        if self._told == minute:
            return "limited"
        self._told = minute
        return "first_limited"

    def tried(self, at: datetime, *, acked: bool) -> bool:
        """Count one attempt; return whether it was the one that switched events off."""
        self._attempts.append((at, acked))
        while at - self._attempts[0][0] >= _HOUR:
            self._attempts.popleft()
        total = len(self._attempts)
        if not self.on or acked or total < self.judged_from:
            return False
        taken = sum(fine for _, fine in self._attempts)
        self.on = taken / total >= _LEAST_SHARE
        return not self.on

    def switch_on(self) -> None:
        """Send events again, with the failures forgotten."""
        self.on = True
        self._attempts.clear()
