"""One open socket and the envelopes it has not acknowledged yet."""

import asyncio
import json
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.refusals import Json
from bot.sandbox.world import World


class SocketLost(Exception):  # noqa: N818 - the socket went away; nobody erred
    """The socket closed before it acknowledged the envelope."""


@dataclass(eq=False, slots=True)
class Connection:
    """`leaving` is set once the app was told to go: it gets nothing new."""

    world: World
    ws: web.WebSocketResponse
    leaving: bool = False
    pending: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)

    async def send(self, frame: Json) -> bool:
        """Send one frame; False when the socket is gone."""
        try:
            await self.ws.send_json(frame)
        except ConnectionError:
            return False
        return True

    async def ask(self, envelope: Json) -> Json | None:
        """Send an envelope and wait, at most the pace's ack time, for its ack's payload.

        Raises:
            SocketLost: the socket closed first.
            TimeoutError: no ack in time.
        """
        envelope_id = envelope["envelope_id"]
        answer: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self.pending[envelope_id] = answer
        try:
            if not await self.send(envelope):
                raise SocketLost
            async with asyncio.timeout(self.world.pace.ack):
                return await answer
        finally:
            self.pending.pop(envelope_id, None)

    def hear(self, text: str) -> None:
        """Take one frame of the app: an ack, or something it should not have sent."""
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
            {"envelope_id": envelope_id, "payload": payload},
            violation="ack_nobody_waits_for" if late else None,
        )
        if answer is not None and not answer.done():
            answer.set_result(payload if isinstance(payload, dict) else None)

    def lose(self) -> None:
        """Tell everybody who waits that this socket is gone."""
        for answer in self.pending.values():
            if not answer.done():
                answer.set_exception(SocketLost())
