"""Find a message of ours by the id in its metadata, in a conversation or in a thread.

First around the moment when it was begun, then an hour and more to both sides: the machine's clock
may have been wrong, or stepped, by as much. How far a search has come is remembered, so that it
comes to its end even where Slack lets history be read once a minute, 15 messages each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.gateways.answers import code_of
from bot.ports import Sent

WIDER = timedelta(minutes=70)
MOST_SEARCHES = 1000
"""Searches that are remembered; beyond, they begin anew."""

_PAGE = 200


@dataclass(slots=True)
class _Window:
    """A span still to be read: a conversation from its latest message back, a thread onward."""

    oldest: str
    latest: str
    begun: bool = False
    cursor: str = ""

    def go_on(self, page: "_Page") -> bool:
        """Stand behind a page that was read; False if that was the last one."""
        if not page.more or not (page.cursor or page.messages):
            return False
        self.cursor, self.begun = page.cursor, True
        self.latest = self.latest if page.cursor else str(page.messages[-1]["ts"])
        return True


@dataclass(frozen=True, slots=True)
class _Page:
    messages: list[Mapping[str, Any]]
    more: bool
    cursor: str = ""
    """Where a thread goes on; a conversation goes on before its last message's time."""


@dataclass(slots=True)
class History:
    """Searches in the conversations of one workspace."""

    client: AsyncWebClient
    event_type: str
    _left: dict[str, list[_Window]] = field(default_factory=dict)

    async def find(
        self,
        channel_id: str,
        event_id: str,
        *,
        since: datetime,
        until: datetime,
        thread_ts: str | None = None,
    ) -> Sent | None:
        """The message with this event, looked for first in [since, until); None: not there.

        Replies are in their thread, ``thread_ts``, and nowhere else.

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
            page = await self._read(channel_id, thread_ts, event_id, windows[0])
            for message in page.messages:
                if _is(message, self.event_type, event_id):
                    self._left.pop(event_id, None)
                    return Sent(channel_id=channel_id, ts=str(message["ts"]))
            if not windows[0].go_on(page):
                windows.pop(0)
        self._left.pop(event_id, None)
        return None

    async def _read(
        self, channel_id: str, thread_ts: str | None, event_id: str, window: _Window
    ) -> _Page:
        if thread_ts is None:
            return await self._read_history(channel_id, window)
        try:
            return await self._read_thread(channel_id, thread_ts, window)
        except SlackApiError as error:
            if code_of(error) == "thread_not_found":  # deleted with all that was in it
                return _Page(messages=[], more=False)
            if code_of(error) == "invalid_cursor":  # they do not live for ever: begin anew
                self._left.pop(event_id, None)
            raise

    async def _read_history(self, channel_id: str, window: _Window) -> _Page:
        """The latest messages of a window."""
        answer = await self.client.conversations_history(
            channel=channel_id,
            oldest=window.oldest,
            latest=window.latest,
            inclusive=not window.begun,
            include_all_metadata=True,
            limit=_PAGE,
        )
        onward = _onward(answer)
        return _Page(answer.get("messages") or [], more=bool(answer.get("has_more") or onward))

    async def _read_thread(self, channel_id: str, thread_ts: str, window: _Window) -> _Page:
        """The first replies of a window, the message they answer before them."""
        answer = await self.client.conversations_replies(
            channel=channel_id,
            ts=thread_ts,
            oldest=window.oldest,
            latest=window.latest,
            inclusive=True,
            include_all_metadata=True,
            limit=_PAGE,
            cursor=window.cursor or None,
        )
        onward = _onward(answer)
        return _Page(answer.get("messages") or [], more=bool(onward), cursor=onward)


def _onward(answer: AsyncSlackResponse) -> str:
    cursor: Mapping[str, Any] = answer.get("response_metadata") or {}
    return str(cursor.get("next_cursor") or "")


def _windows(since: datetime, until: datetime) -> list[_Window]:
    spans = ((since, until), (since - WIDER, since), (until, until + WIDER))
    return [_Window(_ts(oldest), _ts(latest)) for oldest, latest in spans]


def _ts(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"


def _is(message: Mapping[str, Any], event_type: str, event_id: str) -> bool:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") == event_type and payload.get("id") == event_id
