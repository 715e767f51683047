"""A wire to the local Slack that fails on demand: what the network and a tired Slack do."""

import asyncio
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

HANG = 3
"""Seconds; longer than a test lets anybody wait."""
_KEPT = ("Authorization", "Content-Type")


@dataclass
class Wire:
    """Forwards calls to a server; `faults` are taken one a call of `method`.

    "drop before" closes the connection without telling the server, "drop after" once the server
    has done it, "hang after" a while after that; a response is given instead of the server's.
    """

    behind: str
    faults: dict[str, list[str | tuple[int, dict[str, str], str]]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    url: str = ""
    _runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/api/{method}", self._forward)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls.append(method)
        waiting = self.faults.get(method)
        fault = waiting.pop(0) if waiting else None
        if isinstance(fault, tuple):
            status, headers, body = fault
            return web.Response(status=status, headers=headers, text=body)
        if fault == "drop before":
            return _hang_up(request)
        headers = {name: request.headers[name] for name in _KEPT if name in request.headers}
        async with (
            aiohttp.ClientSession() as http,
            http.request(
                request.method,
                f"{self.behind}{method}",
                params=request.query,
                data=await request.read(),
                headers=headers,
            ) as answer,
        ):
            body = await answer.text()
            kept = {k: v for k, v in answer.headers.items() if k.lower().startswith("x-")}
        if fault == "hang after":
            await asyncio.sleep(HANG)
        if fault in {"drop after", "hang after"}:
            return _hang_up(request)
        return web.Response(
            status=answer.status, text=body, content_type="application/json", headers=kept
        )


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
