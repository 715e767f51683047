"""What slack_sdk's own socket client sees of each fault of sockets."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.world import Pace
from tests.sandbox.hands import Slack
from tests.sandbox.robot import ticket


@dataclass
class Listener:
    """The SDK's client, acknowledging everything and remembering it."""

    client: SocketModeClient
    heard: list[SocketModeRequest] = field(default_factory=list)

    async def dial(self) -> None:
        await self.client.connect()  # type: ignore[no-untyped-call]  # slack_sdk leaves it bare

    async def hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.heard.append(request)
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))


@pytest.fixture
def pace() -> Pace:
    """Give real clients the time Slack gives them, however busy the machine is."""
    return Pace(ack=1.0, redelivery=(0.0, 0.02, 0.02), leaving=0.05)


@pytest.fixture
async def listener(slack: Slack) -> AsyncIterator[Listener]:
    web = AsyncWebClient(token="xapp-sandbox", base_url=slack.server.api_url)
    client = SocketModeClient("xapp-sandbox", web_client=web, ping_interval=0.1)
    client.default_auto_reconnect_enabled = client.auto_reconnect_enabled = True
    made = Listener(client)
    client.socket_mode_request_listeners.append(made.hear)
    yield made
    await client.close()  # type: ignore[no-untyped-call]  # likewise


async def again(slack: Slack, listener: Listener) -> None:
    """Wait until the client, which redials by itself, hears the app's events again."""
    async with asyncio.timeout(8):
        while not (await slack.do("act/home", user="ada"))["acked"]:
            pass
    assert listener.heard


async def test_a_socket_that_breaks_off_is_redialled(slack: Slack, listener: Listener) -> None:
    await listener.dial()
    assert (await slack.do("admin/socket", cut=True))["sockets"] == 1
    await again(slack, listener)
    assert await slack.violations() == []


@pytest.mark.parametrize(
    "reason", ["warning", "refresh_requested", "too_many_websockets", "link_disabled"]
)
async def test_a_client_told_to_go_dials_again_whatever_the_reason(
    slack: Slack, listener: Listener, reason: str
) -> None:
    await listener.dial()
    await slack.do("admin/socket", disconnect=reason)
    await again(slack, listener)
    assert await slack.violations() == []


@pytest.mark.parametrize("status", [409, 500])
async def test_a_refused_handshake_is_an_error_of_that_status(slack: Slack, status: int) -> None:
    await slack.do("faults", kind="handshake_refused", status=status)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await slack.http.ws_connect(await ticket(slack))
    assert refused.value.status == status
    async with slack.http.ws_connect(await ticket(slack)) as ws:
        assert (await ws.receive_json())["type"] == "hello"


async def test_a_half_open_socket_answers_no_ping_and_the_client_leaves_it(
    slack: Slack, listener: Listener
) -> None:
    await listener.dial()
    first = await listener.client.session_id()
    await slack.do("admin/socket", deafen=True)
    async with asyncio.timeout(8):
        while await listener.client.session_id() == first:
            await slack.do("act/home", user="ada")
    await again(slack, listener)
    assert await slack.violations() == []


async def test_a_socket_may_be_deaf_from_the_start(slack: Slack) -> None:
    await slack.do("faults", kind="socket_deaf")
    async with slack.http.ws_connect(await ticket(slack), autoping=False) as ws:
        assert (await ws.receive_json())["type"] == "hello"
        await ws.ping()
        done = await slack.do("act/slash", user="ada", channel="general", command="/firsthand")
        assert done["error"] == "operation_timeout"
        with pytest.raises(TimeoutError):
            await ws.receive(timeout=0.01)
    assert await slack.violations() == []


async def test_when_the_address_fails_twice_the_third_dial_works(
    slack: Slack, listener: Listener
) -> None:
    await slack.do("faults", kind="error", method="apps.connections.open", times=2)
    await listener.dial()
    assert (await slack.see("faults"))["faults"][0]["struck"] == 2
    await again(slack, listener)
