"""The channel in which somebody is written to: their DM is opened once and remembered."""

import asyncio
import math
from dataclasses import replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.gateways.answers import LOST, SOON, meaning
from bot.ports import Refused, Retry, Unknown


class Rooms:
    """The channels of one workspace's conversations."""

    def __init__(self, client: AsyncWebClient) -> None:
        """Open DMs with this client."""
        self._client = client
        self._known: dict[str, str] = {}
        self._rests_until = 0.0

    async def of(self, conversation: str) -> str | Retry | Refused:
        """The channel of a conversation, or why there is none now.

        After a rate limit nobody's DM is opened for as long as Slack wants; whose is known can be
        written to all the same, and so can channels: posting is not what was limited.
        """
        if not conversation.startswith(("U", "W")):
            return conversation
        if conversation in self._known:
            return self._known[conversation]
        now = asyncio.get_running_loop().time
        if (left := self._rests_until - now()) > 0:
            return Retry(after_seconds=math.ceil(left), why="conversations.open rests")
        try:
            opened = await self._client.conversations_open(users=conversation)
        except LOST as error:
            told = safe_to_repeat(meaning(error))
            if isinstance(told, Retry) and told.limited:
                self._rests_until = now() + told.after_seconds
                return replace(told, limited=False)
            return told
        channel: Any = opened["channel"]
        return self._known.setdefault(conversation, str(channel["id"]))


def safe_to_repeat(outcome: Retry | Refused | Unknown) -> Retry | Refused:
    """What may happen twice without harm is tried again when its answer is lost."""
    if isinstance(outcome, Unknown):
        return Retry(after_seconds=SOON, why=outcome.why)
    return outcome
