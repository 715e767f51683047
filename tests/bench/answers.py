"""How long ``/firsthand next`` takes, from pressing Return until one sees the answer.

Beside it a bare Bolt app that only acknowledges with a text: both as processes of their own,
over Socket Mode, against one local Slack, in one run. Times are milliseconds.
"""

import asyncio
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.clock import SystemClock
from bot.sandbox.rates import Rates
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import World
from tests.bench import apps, figures, rooms
from tests.bench.callers import Callers
from tests.bench.figures import Floor, Waits

WARM_UP = 10
BURSTS: Mapping[int, int] = {1: 100, 20: 10, 200: 3}
"""How often so many ask at once."""

FLOORS: Mapping[int, Floor] = {
    1: Floor(p99=250, ratio=5),
    20: Floor(p99=1000, ratio=30),
    200: Floor(p99=5000, ratio=60),
}
"""An answer at a glance, one within a breath, and one nobody gives up on, on two cores."""


async def measure(server: Server, bursts: Mapping[int, int]) -> dict[int, Waits]:
    """Ask whoever is connected."""
    callers = Callers(server)
    for _ in range(WARM_UP):
        await callers.ask(1)
    found = {}
    for at_once, times in bursts.items():
        seconds = [one for _ in range(times) for one in await callers.ask(at_once)]
        found[at_once] = figures.waits(seconds)
    return found


async def main(folder: Path, bursts: Mapping[int, int] = BURSTS) -> list[str]:
    """Measure both and print the table; the sentences about floors that were missed."""
    clock = SystemClock()
    timeline = FreeTimeline(clock.now)
    world = World(timeline=timeline, seed=rooms.office)
    database_url = rooms.furnish(world, folder, clock.now())
    server = Server(world, timeline, rates=Rates(mode="off"))
    await server.start()
    try:
        async with apps.bare(server):
            bare = await measure(server, bursts)
        async with apps.firsthand(server, database_url):
            ours = await measure(server, bursts)
    finally:
        await server.stop()
    sys.stdout.write(
        f"/firsthand next, in a rotation of {rooms.MEMBERS} with {rooms.TICKETS} tickets waiting\n"
        f"{figures.HEADER}\n"
    )
    found = []
    for at_once in bursts:
        row = (at_once, bare[at_once], ours[at_once], FLOORS[at_once])
        sys.stdout.write(figures.line(*row) + "\n")
        found += figures.missed(*row)
    unacked = sum(entry.violation == "unacked" for entry in world.journal.violations)
    if unacked:
        found.append(f"MISSED: {unacked} commands were not acknowledged in Slack's three seconds.")
    return found


def report() -> list[str]:
    """Measure and print; the sentences about floors that were missed."""
    with tempfile.TemporaryDirectory(prefix="firsthand-bench-") as place:
        sentences = asyncio.run(main(Path(place)))
    sys.stdout.write("\n".join(sentences or ["All floors are reached."]) + "\n")
    return sentences
