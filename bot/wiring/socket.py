"""Socket Mode: what Slack sends, handed to Bolt, and counted until it is acknowledged."""

import logging

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.busy import Busy

PING_SECONDS = 5


class Socket(AsyncSocketModeHandler):
    """One connection to Slack that reconnects by itself."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient, busy: Busy) -> None:
        """Prepare the connection; ``connect_async`` opens it. Call it on the running loop."""
        super().__init__(
            app,
            app_token,
            logger=logging.getLogger("slack_sdk"),
            web_client=client,
            ping_interval=PING_SECONDS,
        )
        self.client.proxy = client.proxy
        self._busy = busy

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as its own superclass does
        """Dispatch one envelope and acknowledge it."""
        with self._busy:
            await super().handle(client, req)

    async def open(self) -> None:
        """Connect; tries again until it works."""
        await self.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types

    async def close(self) -> None:
        """Disconnect for good."""
        await self.close_async()  # type: ignore[no-untyped-call]  # likewise

    def refuse_more(self) -> None:
        """Take nothing new: what is not acknowledged here, Slack sends to others or again."""
        self.client.socket_mode_request_listeners.clear()
