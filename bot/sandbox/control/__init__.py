"""The control API: what people and administrators do, and what can be seen of it."""

from aiohttp import web

from bot.sandbox.control.acts import add_act_routes
from bot.sandbox.control.clock import add_clock_routes
from bot.sandbox.control.faults import add_fault_routes
from bot.sandbox.control.groups import add_group_routes
from bot.sandbox.control.install import add_install_routes
from bot.sandbox.control.limits import add_limit_routes
from bot.sandbox.control.people import add_people_routes
from bot.sandbox.control.presence import add_presence_routes
from bot.sandbox.control.reading import add_reading_routes
from bot.sandbox.control.rooms import add_room_routes
from bot.sandbox.control.stream import add_stream_routes


def add_control_routes(app: web.Application) -> None:
    """Mount everything below `/_emu/`."""
    add_act_routes(app)
    add_presence_routes(app)
    add_people_routes(app)
    add_room_routes(app)
    add_install_routes(app)
    add_fault_routes(app)
    add_group_routes(app)
    add_limit_routes(app)
    add_clock_routes(app)
    add_reading_routes(app)
    add_stream_routes(app)
