"""How strict the rate limits are."""

from typing import get_args

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.rates import RateMode
from bot.sandbox.refusals import Impossible, Json

_MOST_BURST = 1000
_KNOWN = ("mode", "short_history", "channel_burst", "burst_minutes")


def add_limit_routes(app: web.Application) -> None:
    """Mount the limits; every change begins with full buckets."""
    app.router.add_post("/_emu/admin/rates", door(_rates))


async def _rates(wish: Wish) -> Json:
    if not set(wish.fields) & set(_KNOWN):
        raise Impossible(why=f"Say one of {', '.join(_KNOWN)}.")
    rates = wish.rates
    mode, short = _mode(wish), wish.fields.get("short_history", rates.short_history)
    if not isinstance(short, bool):
        raise Impossible(why="short_history must be true or false.")
    channel = _burst(wish, "channel_burst", rates.channel_burst)
    minutes = _burst(wish, "burst_minutes", rates.burst_minutes)
    rates.mode, rates.short_history = mode, short
    rates.channel_burst, rates.burst_minutes = int(channel), minutes
    rates.refill()
    return {name: getattr(rates, name) for name in _KNOWN}


def _mode(wish: Wish) -> RateMode:
    mode = wish.text("mode", wish.rates.mode)
    for known in get_args(RateMode):
        if mode == known:
            return known  # type: ignore[no-any-return]  # get_args forgets the literals
    raise Impossible(why=f"mode must be one of {', '.join(get_args(RateMode))}.")


def _burst(wish: Wish, name: str, before: float) -> float:
    burst = wish.fields.get(name, before)
    number = isinstance(burst, int | float) and not isinstance(burst, bool)
    if not number or not 0 < burst <= _MOST_BURST:
        raise Impossible(why=f"{name} must be a number above 0, at most {_MOST_BURST}.")
    return float(burst)
