"""The least a Slack app can do: one listener that acknowledges with a text."""

import asyncio
import sys

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


async def main(api_url: str, bot_token: str, app_token: str) -> None:
    client = AsyncWebClient(token=bot_token, base_url=api_url)
    app = AsyncApp(client=client)

    async def answer(ack: AsyncAck) -> None:
        await ack(text="Next round: tomorrow.")

    app.command("/firsthand")(answer)
    handler = AsyncSocketModeHandler(app, app_token, web_client=client)
    await handler.start_async()  # type: ignore[no-untyped-call]  # slack_bolt gives it no types


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
