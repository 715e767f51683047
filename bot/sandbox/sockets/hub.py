"""The hub: hands each envelope to exactly one socket, and events again until acknowledged."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.refusals import Json
from bot.sandbox.sockets.connection import Connection, SocketLost
from bot.sandbox.world import World

EnvelopeKind = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of an envelope: `error` is Slack's word for why nobody acknowledged it."""

    acked: bool
    payload: Json | None = None
    error: str | None = None


@dataclass(eq=False)
class Hub:
    """All sockets of the app, and the deliveries under way."""

    world: World
    connections: list[Connection] = field(default_factory=list)
    _turn: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _first_attempts: set[asyncio.Future[bool]] = field(default_factory=set)

    def open_sockets(self) -> list[Connection]:
        """Return the sockets that may get something new."""
        return [c for c in self.connections if not c.leaving and not c.ws.closed]

    async def ask(
        self, kind: EnvelopeKind, payload: Json, *, wants_payload: bool, attempt: int = 0
    ) -> Answer:
        """Send one envelope to the next socket in turn and wait for its ack."""
        envelope = {
            "envelope_id": self.world.ids.secret("envelope"),
            "type": kind,
            "accepts_response_payload": wants_payload,
            "payload": payload,
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        while sockets := self.open_sockets():
            self._turn += 1
            connection = sockets[self._turn % len(sockets)]
            self.world.journal.write("envelope", envelope)
            try:
                return Answer(acked=True, payload=await connection.ask(envelope))
            except TimeoutError:
                detail = {"envelope_id": envelope["envelope_id"], "type": kind}
                self.world.journal.write("unacked", detail, violation="unacked")
                return Answer(acked=False, error="operation_timeout")
            except SocketLost:
                if connection in self.connections:
                    self.connections.remove(connection)
                if kind != "events_api":
                    break
        return Answer(acked=False, error="dispatch_failed")

    def announce(self, event: Json) -> None:
        """Deliver one event in the background, again on the pace's schedule until acknowledged."""
        first = asyncio.get_running_loop().create_future()
        self._first_attempts.add(first)
        task = asyncio.create_task(self._deliver(event, first))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, event: Json, first: asyncio.Future[bool]) -> None:
        try:
            for attempt, delay in enumerate((0.0, *self.world.pace.redelivery)):
                await asyncio.sleep(delay)
                answer = await self.ask("events_api", event, wants_payload=False, attempt=attempt)
                if not first.done():
                    first.set_result(answer.acked)
                    self._first_attempts.discard(first)
                if answer.acked:
                    return
            self.world.journal.write("lost", {"event_id": event["event_id"]})
        finally:
            first.cancel()
            self._first_attempts.discard(first)

    async def settle(self) -> bool:
        """Wait until every event under way was tried once; True when all were acknowledged."""
        tried = await asyncio.gather(*self._first_attempts, return_exceptions=True)
        return all(outcome is True for outcome in tried)

    async def disconnect(self, reason: str) -> int:
        """Tell every socket to go, give it the pace's time, then close it; return how many."""
        told = self.open_sockets()
        for connection in told:
            connection.leaving = True
            host = {"host": "local"}
            await connection.send({"type": "disconnect", "reason": reason, "debug_info": host})
            task = asyncio.create_task(self._close_later(connection))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self.world.journal.write("socket", {"disconnect": reason, "sockets": len(told)})
        return len(told)

    async def _close_later(self, connection: Connection) -> None:
        await asyncio.sleep(self.world.pace.leaving)
        await connection.ws.close()

    async def stop(self) -> None:
        """End every delivery and close every socket."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for connection in tuple(self.connections):
            await connection.ws.close()
