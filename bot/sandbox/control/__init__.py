"""The control API: what people and administrators do, and what can be seen of it."""

from aiohttp import web

from bot.sandbox.control.acts import add_act_routes
from bot.sandbox.control.admin import add_admin_routes
from bot.sandbox.control.clock import add_clock_routes
from bot.sandbox.control.presence import add_presence_routes
from bot.sandbox.control.reading import add_reading_routes
from bot.sandbox.control.stream import add_stream_routes


def add_control_routes(app: web.Application) -> None:
    """Mount everything below `/_emu/`."""
    add_act_routes(app)
    add_presence_routes(app)
    add_admin_routes(app)
    add_clock_routes(app)
    add_reading_routes(app)
    add_stream_routes(app)
