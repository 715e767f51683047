"""Listening over HTTP, on the loop that everything else runs on."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette

KEEP_ALIVE_SECONDS = 75
"""Longer than balancers keep an idle connection: they close it, never we while they write."""


class WebServer:
    """Serves one app from ``start`` to ``stop``."""

    def __init__(self, app: Starlette, *, host: str, port: int) -> None:
        """Prepare to listen; port 0 takes any that is free."""
        self._app = app
        self._host = host
        self._port = port
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Listen, and return the address, as ``http://127.0.0.1:3000``.

        Raises:
            OSError: that host is not of this machine, or the port is taken or not allowed.
        """
        listener = await _listen(self._host, self._port)
        self._server = _Server(
            uvicorn.Config(
                self._app,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
            )
        )
        port = listener.getsockname()[1]
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{port}"

    async def stop(self, patience: int) -> None:
        """Take nothing new, and wait at most ``patience`` seconds for what is being answered."""
        if self._server is None or self._serving is None:
            return
        self._server.config.timeout_graceful_shutdown = patience
        self._server.should_exit = True
        await self._serving


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _listen(host: str, port: int) -> socket.socket:
    found = await asyncio.get_running_loop().getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    family, _, _, _, address = found[0]
    return socket.create_server(address[:2], family=family)
