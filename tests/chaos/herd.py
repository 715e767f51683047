"""The replicas: kept alive, killed without goodbye, frozen and thawed."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.chaos.replica import Spec

ROOT = Path(__file__).parents[2]


@dataclass
class Herd:
    """As many replicas as wanted, each a process of its own."""

    spec: Spec
    size: int
    nursery: Process
    pids: list[int] = field(default_factory=list)
    frozen: set[int] = field(default_factory=set)
    born: int = 0
    kills: int = 0
    freezes: int = 0
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def keep(self) -> None:
        """Replace whoever is dead, from whatever cause."""
        async with self._one_at_a_time:
            self.pids = [pid for pid in self.pids if _lives(pid)]
            while len(self.pids) < self.size:
                self.pids.append(await self._bear())

    async def kill(self, pid: int) -> None:
        """SIGKILL, counted if there was somebody to kill."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            self.kills += 1
        self.frozen.discard(pid)
        self.pids = [other for other in self.pids if other != pid]
        await self.keep()

    async def freeze(self, pid: int, seconds: float) -> None:
        """SIGSTOP, and after these seconds SIGCONT."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            self.freezes += 1
            self.frozen.add(pid)
            await asyncio.sleep(seconds)
        self.thaw(pid)

    def thaw(self, pid: int) -> None:
        if pid in self.frozen:
            self.frozen.discard(pid)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

    async def _bear(self) -> int:
        assert self.nursery.stdin is not None
        assert self.nursery.stdout is not None
        self.nursery.stdin.write(f"{json.dumps(asdict(self.spec))}\n".encode())
        await self.nursery.stdin.drain()
        self.born += 1
        return int(await self.nursery.stdout.readline())

    def end(self) -> None:
        for pid in self.pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@asynccontextmanager
async def herd(spec: Spec, size: int, cache: Path) -> AsyncIterator[Herd]:
    """A herd for the time of the block; nobody outlives it."""
    nursery = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.chaos.nursery",
        cwd=ROOT,
        stdin=PIPE,
        stdout=PIPE,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )
    made = Herd(spec, size, nursery)
    try:
        await made.keep()
        yield made
    finally:
        made.end()
        assert nursery.stdin is not None
        nursery.stdin.close()
        await nursery.wait()
