"""Find a message of ours by the id in its metadata.

First around the moment when it was begun, then an hour and more to both sides: the machine's clock
may have been wrong, or stepped, by as much. How far a search has come is remembered, so that it
comes to its end even where Slack lets history be read once a minute, 15 messages each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Sent

WIDER = timedelta(minutes=70)
MOST_SEARCHES = 1000
"""Searches that are remembered; beyond, they begin anew."""

_PAGE = 200


@dataclass(slots=True)
class _Window:
    """A span still to be read, from its latest message back."""

    oldest: str
    latest: str
    begun: bool = False


@dataclass(slots=True)
class History:
    """Searches in the conversations of one workspace."""

    client: AsyncWebClient
    event_type: str
    _left: dict[str, list[_Window]] = field(default_factory=dict)

    async def find(
        self, channel_id: str, event_id: str, *, since: datetime, until: datetime
    ) -> Sent | None:
        """The message with this event, looked for first in [since, until); None: not there.

        Raises:
            SlackClientError, aiohttp.ClientError, TimeoutError, OSError: Slack did not answer; the
                next call goes on from there.
        """
        if event_id not in self._left:
            if len(self._left) >= MOST_SEARCHES:
                self._left.clear()
            self._left[event_id] = _windows(since, until)
        windows = self._left[event_id]
        while windows:
            messages, more = await self._read(channel_id, windows[0])
            for message in messages:
                if _is(message, self.event_type, event_id):
                    self._left.pop(event_id, None)
                    return Sent(channel_id=channel_id, ts=str(message["ts"]))
            if more and messages:
                windows[0].latest, windows[0].begun = str(messages[-1]["ts"]), True
            else:
                windows.pop(0)
        self._left.pop(event_id, None)
        return None

    async def _read(self, channel_id: str, window: _Window) -> tuple[list[Mapping[str, Any]], bool]:
        """The latest messages of a window, and whether there are earlier ones."""
        page = await self.client.conversations_history(
            channel=channel_id,
            oldest=window.oldest,
            latest=window.latest,
            inclusive=not window.begun,
            include_all_metadata=True,
            limit=_PAGE,
        )
        messages: list[Mapping[str, Any]] = page.get("messages") or []
        cursor: Mapping[str, Any] = page.get("response_metadata") or {}
        return messages, bool(page.get("has_more") or cursor.get("next_cursor"))


def _windows(since: datetime, until: datetime) -> list[_Window]:
    spans = ((since, until), (since - WIDER, since), (until, until + WIDER))
    return [_Window(_ts(oldest), _ts(latest)) for oldest, latest in spans]


def _ts(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"


def _is(message: Mapping[str, Any], event_type: str, event_id: str) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") == event_type and payload.get("id") == event_id
