"""What a channel is, and who is in it."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.channel_facts import ChannelFacts
from bot.gateways.answers import LOST, code_of
from bot.gateways.sentences import sentence

_A_PAGE = 200


async def look_at_channel(client: AsyncWebClient, channel_id: str) -> ChannelFacts | None:
    """What this channel is; None if there is none that we may see.

    Raises:
        SlackProblem: Slack cannot be asked.
    """
    try:
        answer = await client.conversations_info(channel=channel_id)
    except LOST as error:
        if code_of(error) == "channel_not_found":
            return None
        raise sentence(error) from error
    channel: dict[str, Any] = answer["channel"]
    return ChannelFacts(
        channel_id=str(channel["id"]),
        name=str(channel.get("name") or ""),
        member=bool(channel.get("is_member")),
        archived=bool(channel.get("is_archived")),
        private=bool(channel.get("is_private")),
        shared=bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared")),
    )


async def everybody_in(client: AsyncWebClient, channel_id: str) -> frozenset[str]:
    """The user ids of all who are in a channel; empty where there is none that we may see.

    Raises:
        SlackProblem: Slack cannot be asked.
    """
    cursor, found = "", set[str]()
    try:
        while True:
            answer = await client.conversations_members(
                channel=channel_id, limit=_A_PAGE, cursor=cursor or None
            )
            found.update(answer["members"])
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return frozenset(found)
    except LOST as error:
        if code_of(error) == "channel_not_found":
            return frozenset()
        raise sentence(error) from error
