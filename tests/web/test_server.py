"""Listening and ending: who is being answered gets the answer, for as long as there is patience."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.web.server import WebServer


@dataclass
class Slow:
    """Answers once it is let."""

    come: asyncio.Event = field(default_factory=asyncio.Event)
    let: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, _request: Request) -> PlainTextResponse:
        self.come.set()
        await self.let.wait()
        return PlainTextResponse("done")

    def server(self, port: int = 0) -> WebServer:
        app = Starlette(routes=[Route("/", self.answer)])
        return WebServer(app, host="127.0.0.1", port=port)


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


async def test_stopping_lets_an_answer_end_and_takes_nobody_new(http: httpx.AsyncClient) -> None:
    slow = Slow()
    server = slow.server()
    address = await server.start()
    asked = asyncio.create_task(http.get(address))
    await slow.come.wait()
    stopping = asyncio.create_task(server.stop(5))
    async with asyncio.timeout(5):
        while True:
            try:
                _, writer = await asyncio.open_connection(*address[7:].split(":"))
            except ConnectionRefusedError:
                break
            writer.close()
            await asyncio.sleep(0.01)
    assert not stopping.done()
    slow.let.set()
    assert (await asked).text == "done"
    await stopping


async def end_of(asked: asyncio.Task[httpx.Response]) -> str:
    try:
        return str((await asked).status_code)
    except httpx.HTTPError:
        return "cut off"


async def test_stopping_cuts_off_what_takes_too_long(http: httpx.AsyncClient) -> None:
    slow = Slow()
    server = slow.server()
    asked = asyncio.create_task(http.get(await server.start()))
    await slow.come.wait()
    async with asyncio.timeout(5):
        await server.stop(0)
    assert await end_of(asked) in {"cut off", "500"}


async def test_an_idle_connection_does_not_hold_up_the_end(http: httpx.AsyncClient) -> None:
    slow = Slow()
    slow.let.set()
    server = slow.server()
    assert (await http.get(await server.start())).text == "done"
    async with asyncio.timeout(2):
        await server.stop(5)


async def test_a_taken_port_is_told_by_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        await Slow().server(taken.getsockname()[1]).start()


async def test_a_server_that_never_started_stops_at_once() -> None:
    await Slow().server().stop(5)
