"""The only reader of the clock. Doors ask it once and hand the moment on as ``at``."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """Real time plus an offset that only grows: it runs on, and can be set forward.

    Moving it changes what is due. Leases, time-outs and sockets never ask it: they use real time.
    """

    def __init__(self, real: Clock | None = None) -> None:
        """Start at the present of ``real`` (the machine's clock unless another is given)."""
        self._real: Clock = real or SystemClock()
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the real instant plus every move made so far, aware and in UTC."""
        return self._real.now() + self._ahead

    def set_forward(self, instant: datetime) -> None:
        """Make it ``instant`` now (aware); an instant already past leaves the clock alone."""
        self._ahead += max(instant - self.now(), timedelta())
