"""The hub: hands everything to the app, each envelope to one socket or to the request URL."""

import asyncio
from dataclasses import dataclass, field

from bot.sandbox.answers import Answer, EnvelopeKind
from bot.sandbox.bell import Bell
from bot.sandbox.callbacks import Callbacks
from bot.sandbox.chores import Chores
from bot.sandbox.deliveries import Deliveries
from bot.sandbox.event_limits import EventLimits
from bot.sandbox.faults import ENVELOPE_KINDS, Fault
from bot.sandbox.refusals import Json
from bot.sandbox.sockets.connection import Connection, Line, SocketLost
from bot.sandbox.world import World


@dataclass(eq=False)
class Hub:
    """One workspace's ways to the app, over the line the app has for all its workspaces."""

    world: World
    line: Line = field(default_factory=Line)
    callbacks: Callbacks = field(init=False)
    chores: Chores = field(default_factory=Chores)
    _events: Deliveries = field(init=False)
    _sent: Bell = field(default_factory=Bell)

    def __post_init__(self) -> None:
        """Prepare both ways."""
        self.callbacks = Callbacks(self.world)
        self._events = Deliveries(self.world, self._try, self.chores)

    def open_sockets(self) -> list[Connection]:
        """Return the sockets that may get something new."""
        return self.line.open_sockets()

    def announce(self, event: Json) -> None:
        """Deliver one event in the background, again on the pace's schedule until acknowledged."""
        self._events.announce(event)

    @property
    def event_limits(self) -> EventLimits:
        """How many events go out, and whether any do."""
        return self._events.limits

    async def settle(self) -> bool:
        """Wait until every event under way was tried once; True when all were acknowledged."""
        return await self._events.settle()

    async def ask(self, kind: EnvelopeKind, payload: Json, *, wants_payload: bool) -> Answer:
        """Hand one envelope to the app and wait for its ack; `wants_payload` if it may answer."""
        envelope = self._envelope(kind, payload, wants_payload=wants_payload)
        return await self._hand_over(envelope, str(payload.get("type", kind)))

    async def _try(self, event: Json, attempt: int, reason: str) -> Answer:
        envelope = self._envelope("events_api", event, wants_payload=False)
        envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        return await self._hand_over(envelope, event.get("event", event)["type"])

    def _envelope(self, kind: EnvelopeKind, payload: Json, *, wants_payload: bool) -> Json:
        return {
            "envelope_id": self.world.ids.secret("envelope"),
            "type": kind,
            "accepts_response_payload": wants_payload,
            "payload": payload,
        }

    async def _hand_over(self, envelope: Json, told: str) -> Answer:
        fault = self.world.struck(ENVELOPE_KINDS, type=told)
        if fault is not None:
            if fault.kind == "envelope_lost":
                await asyncio.sleep(self.world.pace.ack)
                return Answer(acked=False, error="operation_timeout")
            await self._hold(fault)
        answer = await self._send(envelope)
        if fault is not None and fault.kind == "envelope_duplicated":
            self.chores.begin(self._send(envelope))
        return answer

    async def _hold(self, fault: Fault) -> None:
        if fault.kind == "envelope_delayed":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "envelope_reordered":
            async for _ in self._sent.rings(every=self.world.pace.ack):
                return

    async def _send(self, envelope: Json) -> Answer:
        if self.line.url is not None:
            self.world.journal.write("envelope", envelope)
            return await self.callbacks.ask(self.line.url, envelope, self._sent.ring)
        while connection := self.line.next_socket():
            self.world.journal.write("envelope", envelope)
            try:
                return await connection.ask(self.world, envelope, self._sent.ring)
            except SocketLost:
                self.line.drop(connection)
                if envelope["type"] != "events_api":
                    break
        return Answer(acked=False, error="dispatch_failed")

    async def disconnect(self, reason: str) -> int:
        """Tell every socket to go, give it the pace's time, then close it; return how many."""
        told = self.open_sockets()
        for connection in told:
            await connection.dismiss(reason)
            self.chores.begin(self._close_later(connection))
        self.world.journal.write("socket", {"disconnect": reason, "sockets": len(told)})
        return len(told)

    async def _close_later(self, connection: Connection) -> None:
        await asyncio.sleep(self.world.pace.leaving)
        await connection.ws.close()

    async def stop(self) -> None:
        """End every delivery and close every socket."""
        await self.chores.stop()
        await self.callbacks.close()
        for connection in tuple(self.line.connections):
            await connection.ws.close()
