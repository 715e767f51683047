"""How strict the limits are, for calls and for events, and how long Slack waits."""

from dataclasses import asdict, replace
from typing import get_args

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.rates import RateMode
from bot.sandbox.refusals import Impossible, Json

_MOST_BURST = 1000
_LONGEST_WAIT = 86_400
_EVENTS = ("per_hour", "judged_from")
_KNOWN = ("mode", "short_history", "channel_burst", "burst_minutes")


def add_limit_routes(app: web.Application) -> None:
    """Mount the limits; every change begins with full buckets."""
    app.router.add_post("/_emu/admin/rates", door(_rates))
    app.router.add_post("/_emu/admin/event_limits", door(_events))
    app.router.add_post("/_emu/admin/pace", door(_pace))


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


async def _events(wish: Wish) -> Json:
    """Set the limits of events, or switch events on again."""
    limits = wish.hub.event_limits
    given = {name: wish.fields.get(name, getattr(limits, name)) for name in _EVENTS}
    for name, count in given.items():
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise Impossible(why=f"{name} must be a whole number above 0.")
    if wish.fields.get("on", True) is not True:
        raise Impossible(why="Events can only be switched on by hand: say on true, or nothing.")
    limits.per_hour, limits.judged_from = given.values()
    if "on" in wish.fields:
        limits.switch_on()
    return {**given, "on": limits.on}


async def _pace(wish: Wish) -> Json:
    """Set how many real seconds Slack waits, and when events come again."""
    world = wish.world
    given = {name: wish.fields[name] for name in asdict(world.pace) if name in wish.fields}
    for name, value in given.items():
        listed = value if name == "redelivery" else [value]
        if not isinstance(listed, list) or not all(_is_seconds(one) for one in listed):
            kind = "a list of seconds" if name == "redelivery" else "a number of seconds"
            raise Impossible(why=f"{name} must be {kind}, each from 0 to {_LONGEST_WAIT}.")
    again = tuple(given.get("redelivery", world.pace.redelivery))
    world.pace = replace(world.pace, **given | {"redelivery": again})
    return asdict(world.pace)


def _is_seconds(value: object) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and 0 <= float(str(value)) <= _LONGEST_WAIT
