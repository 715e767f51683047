"""Where the parts of the server find each other."""

from aiohttp import web

from bot.sandbox.sockets.hub import Hub
from bot.sandbox.world import World

WORLD = web.AppKey("world", World)
HUB = web.AppKey("hub", Hub)
