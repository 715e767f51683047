"""What goes on in the background, and its end."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Chores:
    """Tasks nobody waits for; all of them end with `stop`."""

    _tasks: set[asyncio.Task[object]] = field(default_factory=set)

    def begin(self, work: Coroutine[object, object, object]) -> None:
        """Let this run in the background."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """End everything that still runs."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
