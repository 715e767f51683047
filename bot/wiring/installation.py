"""Whether our installation works, and noticing when a dead one works again."""

import asyncio
from collections.abc import Collection

from bot.gateways.directory import SlackDirectory
from bot.gateways.sentences import SlackProblem
from bot.slack.door import Door
from bot.store import quiet
from bot.usecases.install_workspace import install_workspace

LOOK_AGAIN_SECONDS = 60.0


class Installation:
    """Asks Slack about a quiet workspace's token once in a while; a working one costs a query."""

    def __init__(self, door: Door, directory: SlackDirectory, scopes: Collection[str]) -> None:
        """Ask for the door's workspace; these scopes are needed."""
        self._door = door
        self._directory = directory
        self._scopes = scopes
        self._asked = -LOOK_AGAIN_SECONDS

    async def works(self) -> bool:
        """Whether anything may be said; a workspace that works again is resumed."""
        if await self._door.look(quiet.since) is None:
            return True
        now = asyncio.get_running_loop().time()
        if now - self._asked < LOOK_AGAIN_SECONDS:
            return False
        self._asked = now
        try:
            identity = await self._directory.check(self._scopes)
        except SlackProblem:
            return False
        if identity.workspace_id != self._door.workspace_id:
            return False
        await self._door.run(
            install_workspace,
            name=identity.workspace_name,
            bot_user_id=identity.bot_user_id,
            at=self._door.now(),
        )
        return True
