"""The clock: what time it is, what is due, and travelling there."""

import asyncio
import math
from datetime import UTC, datetime, timedelta

from aiohttp import web

from bot.sandbox.control.request import Wish, door
from bot.sandbox.refusals import Impossible, Json
from bot.sandbox.world import World

_FARTHEST = timedelta(days=400)


def add_clock_routes(app: web.Application) -> None:
    """Mount the clock."""
    lock = asyncio.Lock()

    async def travel(wish: Wish) -> Json:
        async with lock:
            return await _travel(wish)

    app.router.add_get("/_emu/clock", door(_clock))
    app.router.add_get("/_emu/upcoming", door(_upcoming))
    app.router.add_post("/_emu/clock/travel", door(travel))


async def _clock(wish: Wish) -> Json:
    return {"now": wish.world.now().isoformat()}


async def _upcoming(wish: Wish) -> Json:
    coming = await wish.world.timeline.upcoming()
    told = [{"at": item.at.isoformat(), "label": item.label} for item in coming]
    return {"now": wish.world.now().isoformat(), "upcoming": told}


async def _travel(wish: Wish) -> Json:
    world = wish.world
    begin = world.now()
    target = await _target(wish, begin)
    if target < begin:
        raise Impossible(why="Time only goes forward here.")
    if target - begin > _FARTHEST:
        raise Impossible(why=f"Travel at most {_FARTHEST.days} days at once.")
    world.journeys += 1
    world.changed()
    try:
        await world.timeline.travel_to(target)
    finally:
        world.journeys -= 1
        world.changed()
    world.journal.write("travel", {"from": begin.isoformat(), "to": target.isoformat()})
    return {"now": world.now().isoformat()}


async def _target(wish: Wish, begin: datetime) -> datetime:
    given = [name for name in ("seconds", "to", "next") if name in wish.fields]
    if given == ["seconds"]:
        return begin + _span(wish.fields["seconds"])
    if given == ["to"]:
        return _instant(wish.text("to"))
    if given == ["next"]:
        return await _next(wish.world, begin)
    raise Impossible(why="Say exactly one of seconds, to (an ISO instant with its zone) or next.")


def _span(seconds: object) -> timedelta:
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not number or not math.isfinite(float(str(seconds))):
        raise Impossible(why="seconds must be a number.")
    asked = float(str(seconds))
    return timedelta(seconds=min(max(asked, -1.0), (_FARTHEST + timedelta(days=1)).total_seconds()))


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is not None:
            return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Impossible(why=f"{text!r} is no ISO instant with a zone, such as 2026-12-01T09:00:00Z.")


async def _next(world: World, begin: datetime) -> datetime:
    later = [item.at for item in await world.timeline.upcoming() if item.at > begin]
    if not later:
        raise Impossible(why="Nothing is going to happen; travel by an hour or a day instead.")
    return min(later)
