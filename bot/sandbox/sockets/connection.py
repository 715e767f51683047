"""One open socket and the envelopes it has not acknowledged yet."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMessage, WSMsgType, web

from bot.sandbox.answers import Answer
from bot.sandbox.refusals import Json, shortened
from bot.sandbox.world import World


class SocketLost(Exception):  # noqa: N818 - the socket went away; nobody erred
    """The socket closed before it acknowledged the envelope."""


@dataclass(eq=False, slots=True)
class Connection:
    """`leaving` is set once the app was told to go: it gets nothing new.

    A `deaf` one is half open: nothing goes out any more and nothing that comes in is heard.
    """

    world: World
    ws: web.WebSocketResponse
    transport: asyncio.Transport | None = None
    leaving: bool = False
    deaf: bool = False
    pending: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)

    async def send(self, frame: Json) -> bool:
        """Send one frame; False when the socket is gone."""
        if self.deaf:
            return True
        try:
            await self.ws.send_json(frame)
        except ConnectionError:
            return False
        return True

    async def ask(self, world: World, envelope: Json, sent: Callable[[], None]) -> Answer:
        """Send an envelope of this world and wait, at most the pace's ack time, for its ack.

        Raises:
            SocketLost: the socket closed first.
        """
        envelope_id = envelope["envelope_id"]
        answer: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self.pending[envelope_id] = answer
        try:
            if not await self.send(envelope):
                raise SocketLost
            sent()
            async with asyncio.timeout(world.pace.ack):
                return Answer(acked=True, payload=await answer)
        except TimeoutError:
            detail = {"envelope_id": envelope_id, "type": envelope["type"]}
            world.journal.write("unacked", detail, violation=None if self.deaf else "unacked")
            return Answer(acked=False, error="operation_timeout")
        finally:
            self.pending.pop(envelope_id, None)

    async def hear(self, frame: WSMessage) -> None:
        """Take one frame of the app: a ping, an ack, or something it should not have sent."""
        if self.deaf:
            return
        if frame.type is WSMsgType.PING:
            await self.ws.pong(frame.data)
        elif frame.type is WSMsgType.TEXT:
            self._acknowledge(frame.data)

    def _acknowledge(self, text: str) -> None:
        try:
            frame = json.loads(text)
            envelope_id, payload = frame["envelope_id"], frame.get("payload")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self.world.journal.write("frame", {"text": text[:200]}, violation="not_an_ack")
            return
        answer = self.pending.get(str(envelope_id))
        late = answer is None or answer.done()
        self.world.journal.write(
            "ack",
            {"envelope_id": envelope_id, **shortened({"payload": payload})},
            violation="ack_nobody_waits_for" if late else None,
        )
        if answer is not None and not answer.done():
            answer.set_result(payload if isinstance(payload, dict) else None)

    async def dismiss(self, reason: str) -> None:
        """Tell the app to leave this socket."""
        self.leaving = True
        host = {"host": "local"}
        await self.send({"type": "disconnect", "reason": reason, "debug_info": host})

    def cut(self) -> None:
        """Break off without a closing frame, as a lost network does."""
        if self.transport is not None:
            self.transport.abort()

    def lose(self) -> None:
        """Tell everybody who waits that this socket is gone."""
        for answer in self.pending.values():
            if not answer.done():
                answer.set_exception(SocketLost())


@dataclass(eq=False, slots=True)
class Line:
    """An app's line to Slack, one for all its workspaces: its sockets, or its request URL.

    With a `url` everything goes there, signed; without one it goes over the sockets.
    """

    connections: list[Connection] = field(default_factory=list)
    url: str | None = None
    _turn: int = 0

    def open_sockets(self) -> list[Connection]:
        """Return the sockets that may get something new."""
        return [c for c in self.connections if not c.leaving and not c.ws.closed]

    def next_socket(self) -> Connection | None:
        """Return the socket whose turn it is, None when none is open."""
        sockets = self.open_sockets()
        self._turn += 1
        return sockets[self._turn % len(sockets)] if sockets else None

    def drop(self, connection: Connection) -> None:
        """Forget a socket that is gone."""
        if connection in self.connections:
            self.connections.remove(connection)
