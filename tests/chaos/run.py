"""One run of the chaos, on one database, by one seed."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cryptography.fernet import Fernet

from bot.sandbox.rates import Rates
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.sandbox.world import Pace, World
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate
from bot.store.secrets import Secrets
from tests.chaos.clock import FileClock
from tests.chaos.company import MONDAY, company, furnish
from tests.chaos.count import Count, count
from tests.chaos.herd import Herd, herd
from tests.chaos.mischief import Mischief
from tests.chaos.replica import Spec
from tests.chaos.story import Story
from tests.chaos.stumbling import Stumble
from tests.chaos.unguarded import Guard

PACE = Pace(ack=1.5, redelivery=(0.0, 1.0, 2.0), leaving=0.5)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What one run came to."""

    seed: int
    kills: int
    freezes: int
    born: int
    days: int
    presses: int
    struck: dict[str, int]
    count: Count
    seconds: float

    @property
    def fine(self) -> bool:
        """Nothing is wrong, and nothing is twice but for those that were frozen."""
        return not self.count.wrong and self.count.twice <= self.freezes

    def __str__(self) -> str:
        faults = sum(self.struck.values())
        return (
            f"seed {self.seed}: {self.kills} kills, {self.freezes} freezes, {faults} faults, "
            f"{self.days} days, {self.presses} presses, {self.count.messages} messages "
            f"{self.count.kinds}, {self.count.twice} twice ({self.count.counted} counted), "
            f"{self.count.lease_ended} leases ended "
            f"while sending, {self.count.unknown} answers lost, {self.seconds:.0f} s: "
            f"{'; '.join(self.count.wrong) or 'all there, once, in order'}"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How much chaos: so many days, and on until there were so many kills."""

    seed: int
    replicas: int = 4
    rooms: int = 4
    days: int = 1
    kills: int = 0
    most_kills: int = 1_000_000
    freezing: bool = False
    pause: float = 0.7
    """Seconds between two strikes, on average."""
    lease: int = 6
    time_out: float = 2.5
    without: Guard | None = None
    lost_answers: int = 0
    """So many first posts are made, but their answers never come."""
    stumbles: Stumble | None = None
    """Where the replicas that are born first stumble."""


@asynccontextmanager
async def stage(folder: Path, url: str, plan: Plan) -> AsyncIterator[tuple[Story, Herd, Path]]:
    """The company, its replicas and their log; they begin by saying a card in each room."""
    clock, log = FileClock(folder / "clock"), folder / f"replicas-{plan.seed}.log"
    clock.set(MONDAY)
    key = Fernet.generate_key().decode()
    world = World(
        timeline=FreeTimeline(clock.now), seed=partial(company, rooms=plan.rooms), pace=PACE
    )
    server = Server(world, FreeTimeline(clock.now), rates=Rates(mode="off"))
    database = Database(make_engine(url))
    async with AsyncExitStack() as stack:
        stack.callback(database.close)
        await asyncio.to_thread(migrate, database.engine)
        await asyncio.to_thread(
            furnish, database, world, plan.rooms, secrets=Secrets([key]), at=MONDAY
        )
        if plan.lost_answers:
            where = {"method": "chat.postMessage"}
            world.faults.arm("drop_after", where, {}, times=plan.lost_answers)
        await server.start()
        stack.push_async_callback(server.stop)
        spec = Spec(
            database_url=url,
            api_url=server.api_url,
            bot_token=world.app.bot_token,
            app_token=world.app.app_token,
            secret_key=key,
            clock=str(clock.path),
            log=str(log),
            lease=plan.lease,
            time_out=plan.time_out,
            without=plan.without,
            stumbles=plan.stumbles,
        )
        flock = await stack.enter_async_context(herd(spec, plan.replicas, folder / "cache"))
        yield Story(server, database, clock, plan.rooms, plan.seed), flock, log


async def chaos(folder: Path, url: str, plan: Plan) -> Result:
    """Live through it, let all calm down, and count."""
    begun = time.monotonic()
    async with stage(folder, url, plan) as (story, flock, log):
        mischief = Mischief(
            story.server,
            flock,
            plan.seed,
            pause=plan.pause,
            freezing=plan.freezing,
            most_kills=plan.most_kills,
        )
        at_work = asyncio.create_task(mischief())
        try:
            await story.rest()
            while story.days < plan.days or flock.kills < plan.kills:
                await story.day()
        finally:
            at_work.cancel()
            with suppress(asyncio.CancelledError):
                await at_work
            await mischief.stop()
        await story.rest()
        found = await asyncio.to_thread(count, story.server.world, story.database, story.owed, log)
    return Result(
        seed=plan.seed,
        kills=flock.kills,
        freezes=flock.freezes,
        born=flock.born,
        days=story.days,
        presses=story.presses,
        struck=mischief.struck,
        count=found,
        seconds=time.monotonic() - begun,
    )
