"""An ordinary Bolt app, as its guides show one; it knows nothing of Firsthand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.refusals import Json
from tests.sandbox.forms import button, entry, home, modal, row
from tests.sandbox.hands import Slack

SECRET = "sandbox-signing-secret"


@dataclass
class Noticed:
    """What the app noticed: what was saved, and its doings that were finished."""

    saved: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def finished(self, what: str) -> None:
        self.told.append(what)
        self.done.set()

    async def until(self, what: str) -> None:
        async with asyncio.timeout(5):
            while what not in self.told:
                self.done.clear()
                await self.done.wait()
        self.told.remove(what)


def sample_app(slack: Slack, noticed: Noticed) -> AsyncApp:
    client = AsyncWebClient(token="xoxb-sandbox", base_url=slack.server.api_url)
    app = AsyncApp(client=client, signing_secret=SECRET)
    _commands(app, noticed)
    _modals(app, noticed)
    _events(app, noticed)
    return app


def _commands(app: AsyncApp, noticed: Noticed) -> None:
    @app.command("/firsthand")
    async def command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack("Here you are.")
        await client.chat_postMessage(channel=body["user_id"], text="Go?", blocks=[row()])
        noticed.finished("command")

    @app.action("go")
    async def go(ack: AsyncAck, body: Json, client: AsyncWebClient, respond: AsyncRespond) -> None:
        await ack()
        view = modal(callback_id="form", notify_on_close=True)
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await respond(text="Gone.", replace_original=True)
        noticed.finished("button")

    @app.action("go_on")
    async def go_on(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal(callback_id="form"))
        noticed.finished("home button")

    @app.shortcut("anywhere")
    async def anywhere(ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(callback_id="form"))
        noticed.finished("shortcut")

    @app.message_shortcut("on_message")
    async def on_message(ack: AsyncAck, shortcut: Json, respond: AsyncRespond) -> None:
        await ack()
        await respond(text=f"You meant “{shortcut['message']['text']}”.")
        noticed.finished("message shortcut")


def _modals(app: AsyncApp, noticed: Noticed) -> None:
    @app.view("form")
    async def form(ack: AsyncAck, view: Json) -> None:
        name = view["state"]["values"]["name"]["it"]["value"]
        if name == "nobody":
            await ack(response_action="errors", errors={"name": "Somebody, please."})
            return
        if name == "more":
            more = modal(entry("name", "plain_text_input"), title="More", callback_id="form")
            await ack(response_action="update", view=more)
            return
        noticed.saved.append(name)
        await ack()

    @app.view_closed("form")
    async def closed(ack: AsyncAck) -> None:
        await ack()
        noticed.finished("closing")


def _events(app: AsyncApp, noticed: Noticed) -> None:
    @app.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        view = home(row(button("go_on")), {"type": "divider"})
        await client.views_publish(user_id=event["user"], view=view)
        noticed.finished("home")

    @app.event("app_mention")
    async def mentioned(event: Json, client: AsyncWebClient) -> None:
        await client.files_upload_v2(
            channel=event["channel"], filename="notes.txt", content="Notes", initial_comment="Here"
        )
        noticed.finished("file")

    @app.event("message")
    async def message() -> None:
        """Our own messages come back; there is nothing to do."""


@asynccontextmanager
async def by_socket(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    client = AsyncWebClient(token="xapp-sandbox", base_url=slack.server.api_url)
    handler = AsyncSocketModeHandler(app, "xapp-sandbox", web_client=client, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt leaves it bare
    yield
    await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


@asynccontextmanager
async def listening(made: web.Application) -> AsyncIterator[str]:
    """Serve an app on a free port, and give its address."""
    runner = web.AppRunner(made, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@asynccontextmanager
async def by_http(slack: Slack, app: AsyncApp) -> AsyncIterator[None]:
    served = app.server(port=0, path="/slack/events", host="127.0.0.1").web_app
    async with listening(served) as address:
        await slack.do("admin/delivery", url=f"{address}/slack/events")
        yield
        await slack.do("admin/delivery", url=None)
