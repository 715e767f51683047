"""A real web server on loopback that misbehaves in every way a calendar's server can."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@dataclass(kw_only=True)
class CalendarServer:
    """What it was asked, and where it listens."""

    port: int = 0
    hosts: list[str] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.hosts.append(request.headers["Host"])
        self.authorizations.append(request.headers.get("Authorization", ""))
        self.paths.append(request.path)
        return await ANSWERS[request.path.split("/")[1]](request, self)


async def _ok(_: web.Request, __: CalendarServer) -> web.StreamResponse:
    return web.Response(body=CALENDAR, content_type="text/calendar")


async def _redirect(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    return web.Response(status=302, headers={"Location": request.query["to"]})


async def _loop(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    return web.Response(status=307, headers={"Location": str(request.rel_url)})


async def _silent(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    await asyncio.Event().wait()  # until the client hangs up
    return await _endless(request, _)


async def _trickle(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"X")
        await asyncio.sleep(0.02)


async def _endless(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"X" * 4_096)


async def _compressed(_: web.Request, __: CalendarServer) -> web.StreamResponse:
    return web.Response(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})


async def _status(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    after = request.query.get("after")
    return web.Response(
        status=int(request.query["code"]), headers={"Retry-After": after} if after else {}
    )


async def _recovers(request: web.Request, server: CalendarServer) -> web.StreamResponse:
    if server.paths.count("/recovers") < 3:
        after = request.query.get("after")
        return web.Response(status=503, headers={"Retry-After": after} if after else {})
    return await _ok(request, server)


async def _hangs_up(request: web.Request, _: CalendarServer) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


ANSWERS: dict[str, Callable[[web.Request, CalendarServer], Awaitable[web.StreamResponse]]] = {
    "ok": _ok,
    "redirect": _redirect,
    "loop": _loop,
    "silent": _silent,
    "trickle": _trickle,
    "endless": _endless,
    "compressed": _compressed,
    "status": _status,
    "recovers": _recovers,
    "hangs-up": _hangs_up,
}


@asynccontextmanager
async def calendar_server(tls: ssl.SSLContext | None = None) -> AsyncIterator[CalendarServer]:
    """Serve on a free port of loopback."""
    server = CalendarServer()
    runner = web.AppRunner(
        _app(server), handler_cancellation=True, shutdown_timeout=0.1, access_log=None
    )
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()


def _app(server: CalendarServer) -> web.Application:
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    return app
