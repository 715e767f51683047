"""Rings whenever something a page shows has changed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Bell:
    """Many may listen; rings that come while a listener is busy reach it as one."""

    version: int = 0
    _waiting: set[asyncio.Event] = field(default_factory=set)
    _closed: bool = False

    def ring(self) -> None:
        """Tell every listener that something changed."""
        self.version += 1
        for event in self._waiting:
            event.set()

    def open(self) -> None:
        """Listen to rings again after a close."""
        self._closed = False

    def close(self) -> None:
        """Let every listener end."""
        self._closed = True
        self.ring()

    async def rings(self, *, every: float) -> AsyncIterator[bool]:
        """Yield True for a change and False after `every` quiet real seconds, until closed."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            while not self._closed:
                try:
                    async with asyncio.timeout(every):
                        await event.wait()
                except TimeoutError:
                    yield False
                    continue
                event.clear()
                yield True
        finally:
            self._waiting.discard(event)
