"""Small stories in which one guard decides; the same check is made with it and without it."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.chaos.company import MONDAY, SEATS
from tests.chaos.count import Count, count, lines_of
from tests.chaos.herd import Herd
from tests.chaos.run import Plan, stage
from tests.chaos.story import Story
from tests.chaos.stumbling import LINGER
from tests.chaos.unguarded import Guard

ONE_ROOM = Plan(seed=1, rooms=1, replicas=1, days=0, lease=2, time_out=0.9)
PATIENCE = 60.0

Act = Callable[[Story, Herd, Path], Awaitable[None]]


async def control(folder: Path, url: str, guard: Guard, *, guarded: bool) -> Count:
    """Tell the story in which this guard decides, with or without it, and count."""
    plan, act = _STORIES[guard]
    plan = replace(plan, without=None if guarded else guard)
    async with stage(folder, url, plan) as (story, flock, log):
        await act(story, flock, log)
        await story.rest()
        return await asyncio.to_thread(count, story.server.world, story.database, story.owed, log)


async def _answers_are_lost(story: Story, _flock: Herd, _log: Path) -> None:
    """A first post is made, and its answer never comes."""
    await story.rest()


async def _overtaken_while_another_posts(story: Story, flock: Herd, log: Path) -> None:
    """Frozen with a claim, it goes on just while another replica says the message."""
    faults = story.server.world.faults
    await _logged(log, "frozen")
    (frozen,) = flock.pids
    slow = faults.arm("delay", {"method": "chat.postMessage"}, {"seconds": 1.2})
    flock.spec = replace(flock.spec, stumbles=None)
    flock.size = 2
    await flock.keep()
    async with asyncio.timeout(PATIENCE):
        while not slow.struck:  # noqa: ASYNC110 -- it is another process that calls
            await asyncio.sleep(0.01)
    os.kill(frozen, signal.SIGCONT)
    await story.rest()
    await asyncio.sleep(1.5)  # whatever is on its way arrives


async def _two_take_one_moment(story: Story, flock: Herd, log: Path) -> None:
    """Both look for what is due while one works on it."""
    await _logged(log, "connected to Slack", times=flock.size)
    await story.rest()
    story.owed.offer = SEATS
    story.clock.set(MONDAY + timedelta(hours=3))
    await _logged(log, "lingers")
    for _ in range(2):  # whoever comes second has begun by the end of the first, and ends later
        await asyncio.sleep(LINGER)
        await story.rest()


async def _dead_while_it_acts(story: Story, flock: Herd, log: Path) -> None:
    """A replica has taken the round, and ends before it is held."""
    await story.rest()
    story.owed.offer = SEATS
    dying = tuple(flock.pids)
    flock.spec = replace(flock.spec, stumbles=None)
    story.clock.set(MONDAY + timedelta(hours=3))
    await _logged(log, "dies")
    for pid in dying:  # it lives on for a moment in the list of processes
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    flock.pids = []
    await flock.keep()
    await story.rest()


async def _logged(log: Path, event: str, times: int = 1) -> None:
    def so_far() -> int:
        return sum(line.get("event") == event for line in lines_of(log))

    async with asyncio.timeout(PATIENCE):
        while so_far() < times:  # noqa: ASYNC110 -- other processes write it
            await asyncio.sleep(0.02)


_STORIES: dict[Guard, tuple[Plan, Act]] = {
    "looking": (replace(ONE_ROOM, lost_answers=1), _answers_are_lost),
    "no retries": (  # long enough for the client to try again within one try of ours
        replace(ONE_ROOM, lease=10, time_out=4.5, lost_answers=1),
        _answers_are_lost,
    ),
    "rechecking": (
        replace(ONE_ROOM, lease=3, time_out=1.4, stumbles="claimed"),
        _overtaken_while_another_posts,
    ),
    "locking": (replace(ONE_ROOM, replicas=2, stumbles="taken"), _two_take_one_moment),
    "one transaction": (replace(ONE_ROOM, stumbles="acting"), _dead_while_it_acts),
}
