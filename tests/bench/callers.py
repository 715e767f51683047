"""People who type ``/firsthand next`` and look at the clock until they see an answer."""

import asyncio
from dataclasses import dataclass
from time import perf_counter

from bot.sandbox.acting.slash import run_command
from bot.sandbox.records import Channel, User
from bot.sandbox.server import Server
from tests.bench.rooms import CHANNEL

PATIENCE_SECONDS = 60.0


class NoAnswerError(Exception):
    """Somebody saw no answer, or one that is none."""


@dataclass
class Callers:
    """All of one office."""

    server: Server

    def __post_init__(self) -> None:
        world = self.server.world
        self._people = [user for user in world.users.values() if user.name.startswith("caller")]
        self._channel: Channel = next(c for c in world.channels.values() if c.name == CHANNEL)

    async def ask(self, at_once: int) -> list[float]:
        """Let so many ask in the same instant; the seconds each waited.

        Raises:
            NoAnswerError: somebody saw none.
        """
        self._channel.messages.clear()
        asking = self._people[:at_once]
        begun = perf_counter()
        async with asyncio.TaskGroup() as together:
            seen = together.create_task(self._watch({user.id for user in asking}))
            for user in asking:
                together.create_task(self._type(user))
        return [moment - begun for moment in seen.result()]

    async def _type(self, user: User) -> None:
        hub = self.server.hub
        answer = await run_command(hub, user, self._channel, "/firsthand", "next")
        if not answer.acked:
            msg = f"Slack told somebody {answer.error}."
            raise NoAnswerError(msg)

    async def _watch(self, waiting: set[str]) -> list[float]:
        """Note when each of them sees the first message that is for them only."""
        seen: list[float] = []
        read = 0
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for _ in self.server.world.bell.rings(every=1.0):
                new, read = self._channel.messages[read:], len(self._channel.messages)
                for message in new:
                    if message.ephemeral_to not in waiting:
                        continue
                    if "ext round" not in message.text and "Payments" not in message.text:
                        raise NoAnswerError(message.text)
                    waiting.discard(message.ephemeral_to)
                    seen.append(perf_counter())
                if not waiting:
                    break
        return seen
