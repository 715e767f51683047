"""Where the parts of the server find each other."""

from aiohttp import web

from bot.sandbox.rates import Rates
from bot.sandbox.sockets.hub import Hub
from bot.sandbox.world import World

WORLD = web.AppKey("world", World)
RATES = web.AppKey("rates", Rates)
HUB = web.AppKey("hub", Hub)
