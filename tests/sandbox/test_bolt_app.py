"""A stock Bolt app, over slack_sdk's own sockets, must feel at home."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.refusals import Json
from tests.sandbox.hands import Slack

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
MESSAGE = [{"type": "actions", "block_id": "row", "elements": [BUTTON]}]
MODAL = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Form"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}
HOME = {
    "type": "home",
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Welcome"}}],
}


@dataclass
class Bolt:
    """What the app under the sockets noticed."""

    saved: list[str] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)


@pytest.fixture
async def bolt(slack: Slack) -> AsyncIterator[Bolt]:
    noticed = Bolt()
    app = AsyncApp(client=AsyncWebClient(token="xoxb-sandbox", base_url=slack.server.api_url))

    @app.command("/firsthand")
    async def command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack("Here you are.")
        await client.chat_postMessage(channel=body["user_id"], text="Go?", blocks=MESSAGE)
        noticed.done.set()

    @app.action("go")
    async def go(ack: AsyncAck, body: Json, client: AsyncWebClient, respond: AsyncRespond) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        await ack()
        await respond(text="Gone.", replace_original=True)
        noticed.done.set()

    @app.view("form")
    async def form(ack: AsyncAck, view: Json) -> None:
        name = view["state"]["values"]["name"]["text"]["value"]
        if name == "nobody":
            await ack(response_action="errors", errors={"name": "Somebody, please."})
            return
        noticed.saved.append(name)
        await ack()

    @app.event("app_home_opened")
    async def home(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view=HOME)
        noticed.done.set()

    @app.event("message")
    async def message() -> None:
        """Our own messages come back; there is nothing to do."""

    client = AsyncWebClient(token="xapp-sandbox", base_url=slack.server.api_url)
    handler = AsyncSocketModeHandler(app, "xapp-sandbox", web_client=client, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt leaves it bare
    yield noticed
    await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


async def happens(bolt: Bolt) -> None:
    async with asyncio.timeout(5):
        await bolt.done.wait()
    bolt.done.clear()


async def test_command_button_modal_and_home_work_end_to_end(slack: Slack, bolt: Bolt) -> None:
    ran = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
    assert ran["payload"] == {"text": "Here you are."}
    assert [m["text"] for m in await slack.said("general")] == ["Here you are."]
    await happens(bolt)

    dm = (await slack.do("act/open_dm", user="ada"))["channel"]["id"]
    [asked] = await slack.said(dm)
    pressed = await slack.do(
        "act/action", user="ada", channel=dm, ts=asked["ts"], block_id="row", action_id="go"
    )
    assert pressed["ok"]
    await happens(bolt)
    [asked] = await slack.said(dm)
    assert asked["text"] == "Gone."
    assert "blocks" not in asked

    [modal] = (await slack.see("views", user="ada"))["modals"]
    wrong = await slack.do(
        "act/submit",
        user="ada",
        view_id=modal["id"],
        values={"name": {"text": {"value": "nobody"}}},
    )
    assert wrong["errors"] == {"name": "Somebody, please."}
    right = await slack.do(
        "act/submit", user="ada", view_id=modal["id"], values={"name": {"text": {"value": "Ada"}}}
    )
    assert (right["ok"], right["view"]) == (True, None)
    assert bolt.saved == ["Ada"]

    await slack.do("act/home", user="ada")
    await happens(bolt)
    home = (await slack.see("views", user="ada"))["home"]
    assert home["blocks"][0]["text"]["text"] == "Welcome"
    assert await slack.violations() == []


async def test_an_app_asked_to_refresh_comes_back_on_a_new_socket(slack: Slack, bolt: Bolt) -> None:
    await slack.do("admin/socket", disconnect="refresh_requested")
    async with asyncio.timeout(5):
        async for _ in slack.world.bell.rings(every=0.05):
            if slack.server.hub.open_sockets():
                break
    assert (await slack.do("act/home", user="bob"))["acked"]
    await happens(bolt)
    assert (await slack.see("views", user="bob"))["home"] is not None
