"""The connection with Slack, by socket or by HTTP, for as long as the bot runs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog

from bot.config import SettingsError
from bot.slack.app import build_app
from bot.slack.door import Door
from bot.slack.manifest import EVENTS_PATH
from bot.web.app import build_web
from bot.web.server import WebServer
from bot.wiring.socket import Socket
from bot.wiring.ways import ByHttp, BySocket

CONNECT_SECONDS = 30

_log = structlog.get_logger(__name__)


def connected(
    way: BySocket | ByHttp, door: Door, *, patience: int, ailing: Callable[[], str]
) -> AbstractAsyncContextManager[str]:
    """Take what Slack sends during the block; the address it is taken at, "" for a socket.

    At the block's end nothing new is taken, and what is under way gets ``patience`` seconds.
    ``ailing`` says over HTTP why the bot is not well, or nothing.

    Raises (on entering):
        SettingsError: nothing can listen at that host and port.
        TimeoutError: no socket can be had.
    """
    if isinstance(way, ByHttp):
        return _by_http(way, door, patience, ailing)
    return _by_socket(way, door, patience)


@asynccontextmanager
async def _by_socket(way: BySocket, door: Door, patience: int) -> AsyncIterator[str]:
    socket = Socket(build_app(door), way.app_token.get_secret_value(), door.client, door.busy)
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            await socket.open()
        yield ""
    finally:
        socket.refuse_more()
        await _idle(door, patience)
        await socket.close()


@asynccontextmanager
async def _by_http(
    way: ByHttp, door: Door, patience: int, ailing: Callable[[], str]
) -> AsyncIterator[str]:
    web = build_web(
        build_app(door, way.signing_secret),
        path=EVENTS_PATH,
        signing_secret=way.signing_secret.get_secret_value(),
        busy=door.busy,
        ailing=ailing,
    )
    server = WebServer(web, host=way.host, port=way.port)
    try:
        address = await server.start()
    except OSError:
        msg = (
            f"Port {way.port} of {way.host} cannot be listened at, for another program does or it"
            " is no address of this machine; set FIRSTHAND_HTTP_PORT or FIRSTHAND_HTTP_HOST."
        )
        raise SettingsError(msg) from None
    try:
        yield address
    finally:
        now = asyncio.get_running_loop().time
        begun = now()
        await server.stop(patience)
        await _idle(door, patience - (now() - begun))


async def _idle(door: Door, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await door.busy.idle()
    except TimeoutError:
        _log.warning("stopped with listeners at work", count=door.busy.count)
