"""Who is stopped while taking a message gives it back, instead of letting its lease run out."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from bot.store.database import Database

T = TypeVar("T")


async def taking(
    db: Database, take: Callable[[], T | None], give_back: Callable[[T], None]
) -> T | None:
    """Take something in a thread; cancelled meanwhile, give back what was taken and be cancelled.

    A thread runs to its end whoever waits for it, so what it has taken would be held by nobody.
    """
    work = asyncio.ensure_future(db.work(take))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        taken = None
        with suppress(Exception):  # the database is away: then the lease ends by itself
            taken = await work
            if taken is not None:
                held = taken
                await db.work(lambda: give_back(held))
        raise
