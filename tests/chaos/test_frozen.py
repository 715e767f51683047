"""Real processes, frozen while they send for longer than their lease, and overtaken."""

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from bot.store import outbox
from bot.wiring.doctor import examine_database
from tests.chaos.company import MONDAY
from tests.chaos.count import count, lines_of
from tests.chaos.herd import Herd
from tests.chaos.run import Plan, stage
from tests.chaos.stumbling import Stumble
from tests.databases import address, drop_database, new_database
from tests.store.moments import saying

FROZEN = Plan(seed=1, rooms=1, replicas=1, days=0, lease=2, time_out=0.9, stumbles="claimed")
NEXT: tuple[Stumble | None, ...] = ("begun", "sending", None)


async def logged(log: Path, event: str, times: int) -> list[dict[str, object]]:
    """All lines of such an event, once there are so many."""
    async with asyncio.timeout(60):
        while True:
            lines = [line for line in lines_of(log) if line.get("event") == event]
            if len(lines) >= times:
                return lines
            await asyncio.sleep(0.05)


async def freeze_three(flock: Herd, log: Path) -> list[int]:
    """One after the other freezes on its way to say the same card; a fourth is well."""
    for number, stumbles in enumerate(NEXT, 1):
        await logged(log, "frozen", number)
        flock.spec = replace(flock.spec, stumbles=stumbles)
        flock.size += 1
        await flock.keep()
    return flock.pids[:3]


async def test_whoever_is_frozen_beyond_the_lease_says_it_once_more_at_most_and_that_is_counted(
    postgres_server: sa.URL, tmp_path: Path
) -> None:
    name = new_database(postgres_server, "template0")
    async with stage(tmp_path, address(postgres_server, name), FROZEN) as (story, flock, log):
        frozen = await freeze_three(flock, log)
        await story.rest()
        os.kill(flock.pids[3], signal.SIGKILL)
        for pid in frozen:
            os.kill(pid, signal.SIGCONT)
        ended = await logged(log, "lease ended while sending", 2)
        room = next(one for one in story.server.world.channels.values() if one.name == "room-0")
        with story.database.write(story.server.world.workspace.id) as tx:
            outbox.put(tx, key="x", conversation=room.id, message=saying("x"), at=MONDAY)
        await story.rest()  # they work on
        found = await asyncio.to_thread(count, story.server.world, story.database, story.owed, log)
        shown = [one for one in examine_database(story.database) if "said twice" in one.says]
    drop_database(postgres_server, name)
    assert found.wrong == ()
    assert found.twice == found.counted == 1  # of three: a post on its way cannot be called back
    assert sorted(str(line["perhaps_twice"]) for line in ended) == ["False", "True"]
    assert all(line["outbox_id"] and line["workspace"] for line in ended)
    assert [("at most 1 said twice" in one.says, one.fine) for one in shown] == [(True, False)]
