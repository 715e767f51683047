"""Events on their way to the app: again until acknowledged, and not always in order."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.sandbox.answers import Answer
from bot.sandbox.bell import Bell
from bot.sandbox.chores import Chores
from bot.sandbox.event_limits import EventLimits
from bot.sandbox.faults import EVENT_KINDS, Fault
from bot.sandbox.refusals import Json
from bot.sandbox.world import World

Try = Callable[[Json, int, str], Awaitable[Answer]]
"""Hands over an event: the event, which attempt it is (from 0), and why it comes again."""


@dataclass(eq=False, slots=True)
class Deliveries:
    """All events of one workspace that are under way."""

    world: World
    attempt: Try
    chores: Chores
    limits: EventLimits = field(default_factory=EventLimits)
    _announced: Bell = field(default_factory=Bell)
    _first_attempts: set[asyncio.Future[bool]] = field(default_factory=set)

    def announce(self, event: Json) -> None:
        """Deliver one event in the background, again on the pace's schedule until acknowledged."""
        verdict = self.limits.judge(self.world.now())
        if verdict != "send":
            self.world.journal.write("event_withheld", {"why": verdict, "event": event["event"]})
            if verdict == "first_limited":
                self._begin(self._rate_limited())
            return
        fault = self.world.struck(EVENT_KINDS, type=event["event"]["type"])
        if fault is None:
            self._begin(event)
        else:
            self._strike(fault, event)

    def _rate_limited(self) -> Json:
        return {
            "token": "local-verification",
            "type": "app_rate_limited",
            "team_id": self.world.workspace.id,
            "minute_rate_limited": int(self.world.now().timestamp()) // 60 * 60,
            "api_app_id": self.world.app.id,
        }

    def _strike(self, fault: Fault, event: Json) -> None:
        if fault.kind == "event_late":
            self.chores.begin(self._late(event, fault.seconds))
        elif fault.kind == "event_reordered":
            self.chores.begin(self._after_the_next(event, self._announced.version))
        elif fault.kind == "event_duplicated":
            self._begin(event)
            self._begin(event)

    def _begin(self, event: Json) -> None:
        first = asyncio.get_running_loop().create_future()
        self._first_attempts.add(first)
        self.chores.begin(self._deliver(event, first))
        self._announced.ring()

    async def _late(self, event: Json, seconds: float) -> None:
        """Deliver it when so much time has passed, on the timeline or really."""
        due = self.world.now() + timedelta(seconds=seconds)
        try:
            async with asyncio.timeout(seconds):
                async for _ in self.world.bell.rings(every=seconds):
                    if self.world.now() >= due:
                        break
        except TimeoutError:
            pass
        self._begin(event)

    async def _after_the_next(self, event: Json, version: int) -> None:
        """Deliver it once the next event was tried; when none comes, after the ack's time."""
        if self._announced.version == version:
            async for _ in self._announced.rings(every=self.world.pace.ack):
                break
        await self.settle()
        self._begin(event)

    async def _deliver(self, event: Json, first: asyncio.Future[bool]) -> None:
        reason = ""
        try:
            for attempt, delay in enumerate((0.0, *self.world.pace.redelivery)):
                await asyncio.sleep(delay)
                answer = await self.attempt(event, attempt, reason)
                reason = answer.reason
                if self.limits.tried(self.world.now(), acked=answer.acked):
                    self.world.journal.write("events_off", {}, violation="events_switched_off")
                if not first.done():
                    first.set_result(answer.acked)
                    self._first_attempts.discard(first)
                if answer.acked or answer.final:
                    return
            self.world.journal.write("lost", {"event_id": event.get("event_id")})
        finally:
            first.cancel()
            self._first_attempts.discard(first)

    async def settle(self) -> bool:
        """Wait until every event under way was tried once; True when all were acknowledged."""
        tried = await asyncio.gather(*self._first_attempts, return_exceptions=True)
        return all(outcome is True for outcome in tried)
