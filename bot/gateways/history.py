"""Find a message of ours by the id in its metadata."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Sent

_PAGE = 200


async def find_by_id(
    client: AsyncWebClient,
    channel_id: str,
    event_type: str,
    event_id: str,
    *,
    since: datetime,
    until: datetime,
) -> Sent | None:
    """The message with this event in a channel, posted in [since, until)."""
    cursor = ""
    while True:
        page = await client.conversations_history(
            channel=channel_id,
            oldest=f"{since.timestamp():.6f}",
            latest=f"{until.timestamp():.6f}",
            inclusive=True,
            include_all_metadata=True,
            limit=_PAGE,
            **({"cursor": cursor} if cursor else {}),
        )
        messages: list[Mapping[str, Any]] = page.get("messages") or []
        for message in messages:
            if _is(message, event_type, event_id):
                return Sent(channel_id=channel_id, ts=str(message["ts"]))
        more: Mapping[str, Any] = page.get("response_metadata") or {}
        cursor = str(more.get("next_cursor") or "")
        if not cursor:
            return None


def _is(message: Mapping[str, Any], event_type: str, event_id: str) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") == event_type and payload.get("id") == event_id
