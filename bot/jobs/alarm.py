"""An alarm: wakes delivery when the next message may be sent, rather than at the next beat."""

import asyncio
from collections.abc import Callable

SHORTEST = 0.05
"""Seconds: what may be sent within so short a time is sent together."""


class Alarm:
    """One alarm, set anew each time; use it from one event loop."""

    def __init__(self, ring: Callable[[], None]) -> None:
        """Call this when it goes off."""
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float | None) -> None:
        """Go off in so many seconds, and not at the time set before; None: not at all."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(seconds, SHORTEST), self._ring)
