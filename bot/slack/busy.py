"""How many listeners are at work right now."""

import asyncio
from types import TracebackType


class Busy:
    """Counts what is being handled, so that others can wait until nothing is.

    Used from one event loop: ``with busy:`` around the work, ``await busy.idle()`` elsewhere.
    """

    def __init__(self) -> None:
        """Start with nothing at work."""
        self.count = 0
        self._nothing = asyncio.Event()
        self._nothing.set()

    def __enter__(self) -> None:
        """Begin one piece of work."""
        self.count += 1
        self._nothing.clear()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it, however it went."""
        self.count -= 1
        if self.count == 0:
            self._nothing.set()

    async def idle(self) -> None:
        """Return once nothing is at work."""
        await self._nothing.wait()
