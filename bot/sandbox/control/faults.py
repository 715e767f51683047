"""Arming faults, looking at them, and ending them."""

import math

from aiohttp import web

from bot.sandbox.api.registry import METHODS
from bot.sandbox.control.request import Wish, door
from bot.sandbox.faults import KINDS, PLACES
from bot.sandbox.refusals import Impossible, Json

_LONGEST_SECONDS = 86_400
_MOST_TIMES = 10_000
_STATUSES = {"http_error": (500, 503), "handshake_refused": (409, 500)}
_BODIES = ("html", "json")


def add_fault_routes(app: web.Application) -> None:
    """Mount the faults."""
    app.router.add_get("/_emu/faults", door(_list))
    app.router.add_post("/_emu/faults", door(_arm))
    app.router.add_post("/_emu/faults/clear", door(_clear))


async def _list(wish: Wish) -> Json:
    return {"faults": [fault.shape() for fault in wish.world.faults.armed]}


async def _clear(wish: Wish) -> Json:
    wish.world.faults.armed.clear()
    return {}


async def _arm(wish: Wish) -> Json:
    kind = wish.text("kind")
    if kind not in KINDS:
        raise Impossible(why=f"kind must be one of {', '.join(KINDS)}.")
    places = PLACES.get(kind, frozenset())
    known = {"kind", "nth", "times"} | places | KINDS[kind]
    strange = sorted(set(wish.fields) - known)
    if strange:
        told = ", ".join(sorted(known - {"kind"}))
        raise Impossible(why=f"{kind} takes {told}, and not {', '.join(strange)}.")
    where = {name: _place(wish, name) for name in places if name in wish.fields}
    options = {name: _option(wish, kind, name) for name in KINDS[kind] if name in wish.fields}
    fault = wish.world.faults.arm(
        kind, where, options, nth=_count(wish, "nth"), times=_count(wish, "times")
    )
    return {"fault": fault.shape()}


def _place(wish: Wish, name: str) -> str:
    if name == "channel":
        return wish.channel().id
    wanted = wish.text(name)
    if name == "method" and wanted not in METHODS:
        raise Impossible(why=f"There is no method {wanted!r} in the local Slack.")
    return wanted


def _count(wish: Wish, name: str) -> int:
    count = wish.fields.get(name, 1)
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= _MOST_TIMES:
        raise Impossible(why=f"{name} must be a whole number from 1 to {_MOST_TIMES}.")
    return count


def _option(wish: Wish, kind: str, name: str) -> object:
    value = wish.fields[name]
    if name == "seconds":
        return _seconds(value, negative=kind == "clock_skew")
    if name == "status" and value not in _STATUSES[kind]:
        allowed = " or ".join(map(str, _STATUSES[kind]))
        raise Impossible(why=f"status must be {allowed}.")
    if name == "body" and value not in _BODIES:
        raise Impossible(why=f"body must be {' or '.join(_BODIES)}.")
    if name == "commit" and not isinstance(value, bool):
        raise Impossible(why="commit must be true or false.")
    return wish.text("error") if name == "error" else value


def _seconds(value: object, *, negative: bool) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    seconds = float(str(value)) if number else math.nan
    lowest = -_LONGEST_SECONDS if negative else 0
    if not lowest <= seconds <= _LONGEST_SECONDS:
        raise Impossible(why=f"seconds must be a number from {lowest} to {_LONGEST_SECONDS}.")
    return seconds
