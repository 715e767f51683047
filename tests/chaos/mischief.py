"""What goes wrong, at random but by a seed: processes, calls, answers, sockets, deliveries."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.server import Server
from tests.chaos.herd import Herd

SAYING = ("chat.postMessage", "chat.update", "views.publish", "conversations.open")
LOOKING = ("conversations.history", "conversations.replies", "files.completeUploadExternal")

FAULTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("rate_limited", {"seconds": 1}),
    ("http_error", {"status": 500, "body": "html"}),
    ("error", {"error": "internal_error", "commit": False}),
    ("error", {"error": "internal_error", "commit": True}),
    ("drop_before", {}),
    ("drop_after", {}),
    ("truncated", {}),
)
MOST_ARMED = 2
DELIVERY = ("envelope_duplicated", "envelope_lost", "event_duplicated")


@dataclass
class Mischief:
    """Strikes every `pause` seconds or so until it is stopped."""

    server: Server
    herd: Herd
    seed: int
    pause: float = 0.4
    freezing: bool = False
    most_kills: int = 1_000_000
    struck: dict[str, int] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 -- no secret

    async def __call__(self) -> None:
        while self.herd.kills < self.most_kills:
            await asyncio.sleep(self.random.uniform(0.2, 1.8) * self.pause)
            await self.herd.keep()
            await self._strike()

    async def _strike(self) -> None:
        chance = self.random.random()
        pid = self.random.choice(self.herd.pids)
        if self.freezing and chance < 0.25:
            if pid not in self.herd.frozen:
                self._in_background(pid)
        elif chance < 0.75:
            await self.herd.kill(pid)
        elif chance < 0.95:
            self._fault()
        else:
            self._note("sockets closed")
            await self.server.hub.disconnect("refresh_requested")

    def _in_background(self, pid: int) -> None:
        """Frozen for a moment, or for longer than a lease and all that follows from its end."""
        spec = self.herd.spec
        until_said_by_others = 2 * (spec.lease + spec.time_out)
        seconds = self.random.choice((0.5, spec.lease + 1, until_said_by_others))
        task = asyncio.create_task(self.herd.freeze(pid, seconds))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _fault(self) -> None:
        faults = self.server.world.faults
        del faults.armed[:-MOST_ARMED]  # else those for rare calls pile up, and strike on and on
        if self.random.random() < 0.25:
            kind = self.random.choice(DELIVERY)
            faults.arm(kind, {}, {})
        else:
            kind, options = self.random.choice(FAULTS)
            methods = SAYING if self.random.random() < 0.8 else LOOKING
            faults.arm(kind, {"method": self.random.choice(methods)}, dict(options))
        self._note(kind)

    def _note(self, what: str) -> None:
        self.struck[what] = self.struck.get(what, 0) + 1

    async def stop(self) -> None:
        """Let everything go well from now on."""
        self.server.world.faults.armed.clear()
        for pid in tuple(self.herd.frozen):
            self.herd.thaw(pid)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.herd.keep()
