"""Where the parts of the server find each other."""

from aiohttp import web

from bot.sandbox.rates import Rates
from bot.sandbox.sockets.hub import Hub

HUBS = web.AppKey("hubs", tuple[Hub, ...])
RATES = web.AppKey("rates", Rates)
