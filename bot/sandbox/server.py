"""The local Slack as one server: Web API, sockets, files, response URLs, control and page."""

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.api import add_api_routes
from bot.sandbox.control import add_control_routes
from bot.sandbox.files import add_file_routes
from bot.sandbox.keys import HUBS, RATES
from bot.sandbox.page import add_page_routes
from bot.sandbox.page.guide import Step
from bot.sandbox.rates import Rates
from bot.sandbox.response_routes import add_response_routes
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.sockets.routes import add_socket_routes
from bot.sandbox.timeline import Timeline
from bot.sandbox.world import World

_GOODBYE_SECONDS = 1.0
_LARGEST_BODY = 64 * 1024 * 1024


class PortTaken(Exception):  # noqa: N818 - its message says what to do
    """Another program already listens there; choose another port, or 0 for a free one."""


@dataclass
class Server:
    """One local Slack. `port` 0 takes a free one; `url` is known once it has started.

    `hints` are the usage hints of the slash commands, for the page's message box. `rates` says
    what happens to calls above Slack's limits: by default they are only noted in the journal.
    `others` are further workspaces behind the same address; tokens and ids lead to each. One app
    installed in several of them shares its sockets. `guide` are the page's first steps for a
    newcomer.
    """

    world: World
    timeline: Timeline
    host: str = "127.0.0.1"
    port: int = 0
    hints: Mapping[str, str] | None = None
    rates: Rates = field(default_factory=Rates)
    others: tuple[World, ...] = ()
    guide: Sequence[Step] = ()
    hubs: tuple[Hub, ...] = field(init=False)
    _runner: web.AppRunner | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Prepare the sockets."""
        hubs: list[Hub] = []
        for world in (self.world, *self.others):
            kin = [hub for hub in hubs if hub.world.app.app_token == world.app.app_token]
            hubs.append(Hub(world, kin[0].line) if kin else Hub(world))
        self.hubs = tuple(hubs)

    @property
    def hub(self) -> Hub:
        """The sockets and deliveries of the first workspace."""
        return self.hubs[0]

    @property
    def url(self) -> str:
        """The address of the page, without a slash at the end."""
        return f"http://{self.host}:{self.port}"

    @property
    def api_url(self) -> str:
        """The address to give the bot as SLACK_API_URL."""
        return f"{self.url}/api/"

    async def start(self) -> None:
        """Listen, on the same port again after a stop.

        Raises:
            PortTaken: somebody else listens at that port.
        """
        app = web.Application(client_max_size=_LARGEST_BODY)
        app[HUBS], app[RATES] = self.hubs, self.rates
        for add_routes in (
            add_api_routes,
            add_control_routes,
            add_file_routes,
            add_response_routes,
            add_socket_routes,
        ):
            add_routes(app)
        add_page_routes(app, self.world, self.timeline, hints=self.hints, guide=self.guide)
        self._runner = web.AppRunner(app, shutdown_timeout=_GOODBYE_SECONDS, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.host, self.port).start()
        except OSError as error:
            await self.stop()
            if error.errno != errno.EADDRINUSE:
                raise
            taken = f"Port {self.port} is taken by another program; choose another one."
            raise PortTaken(taken) from error
        self.port = self._runner.addresses[0][1]
        for hub in self.hubs:
            hub.world.listeners.append(hub.announce)
            hub.world.bell.open()
            hub.world.base_url = self.url

    async def stop(self) -> None:
        """Close every socket and stream, and stop listening; `start` brings it back."""
        for hub in self.hubs:
            if hub.announce in hub.world.listeners:
                hub.world.listeners.remove(hub.announce)
            hub.world.bell.close()
            await hub.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
