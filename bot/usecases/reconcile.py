"""Find out what became of messages whose answer was lost, before anything is said twice."""

import asyncio
from datetime import datetime

import structlog

from bot.ports import Messenger, Retry, Sent
from bot.store import lost, sending, settling
from bot.store.database import Database
from bot.store.lost import Lost
from bot.usecases.giving_back import taking

WAIT = 60
"""Seconds until a conversation that could not be read is tried again."""

_log = structlog.get_logger(__name__)


async def reconcile(db: Database, messenger: Messenger, at: datetime) -> int:
    """Look up each lost post once; how many are now known to be there or due again."""
    if not await db.work(lambda: _anything(db)):
        return 0
    freed = await db.work(lambda: _tidy(db))
    known = 0
    while (one := await taking(db, lambda: _claim(db), lambda it: _give_back(db, it))) is not None:
        known += await _look_up(db, messenger, one, at)
    if freed or known:
        db.wake()
    return known


async def _look_up(db: Database, messenger: Messenger, one: Lost, at: datetime) -> bool:
    found: Sent | Retry | None
    try:
        async with asyncio.timeout(sending.TIME_OUT):
            found = await messenger.find(one.letter, one.since, one.until)
    except asyncio.CancelledError:
        await db.work(lambda: _give_back(db, one))
        raise
    except Exception as error:  # noqa: BLE001 -- also a time-out: nothing known, nothing done
        _log.exception("lost message not looked up", outbox_id=one.letter.outbox_id)
        found = Retry(after_seconds=WAIT, why=type(error).__name__)
    await db.work(lambda: _settle(db, one, found, at))
    return not isinstance(found, Retry)


def _anything(db: Database) -> bool:
    with db.reading() as connection:
        return lost.anything(connection)


def _tidy(db: Database) -> int:
    with db.writing() as connection:
        given_up = lost.give_up(connection)
        if given_up:
            _log.error("lost messages given up", count=given_up)
        return lost.lapse(connection) + given_up


def _claim(db: Database) -> Lost | None:
    with db.writing() as connection:
        return lost.claim(connection)


def _give_back(db: Database, one: Lost) -> None:
    """Not looked up: the next one may, at once."""
    with db.writing() as connection:
        lost.later(connection, one.claim, 0, "stopped")


def _settle(db: Database, one: Lost, found: Sent | Retry | None, at: datetime) -> None:
    with db.writing() as connection:
        match found:
            case Sent():
                settling.sent(connection, one.claim, found, at)
            case Retry(after_seconds=after, why=why):
                lost.later(connection, one.claim, max(after, 1), why)
            case None:
                lost.again(connection, one.claim)
