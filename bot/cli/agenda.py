"""``firsthand agenda``."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Annotated

import typer

from bot.cli.failing import kindly
from bot.cli.staying import stay
from bot.clock import SystemClock
from bot.config import load_settings
from bot.store import agenda as moments
from bot.store.agenda import AgendaRow
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import check_schema
from bot.usecases.retry_parked import retry_parked
from bot.wiring.labels import labels

FOLLOW_SECONDS = 1.0


@kindly
def agenda(
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many moments to list.")] = 20,
    follow: Annotated[
        bool, typer.Option("--follow", help="Stay, and print what is new on the list.")
    ] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="First try again what failed too often.")
    ] = False,
) -> None:
    """List what comes next, soonest first; times are UTC."""
    db = Database(make_engine(load_settings().database_url.get_secret_value()))
    try:
        check_schema(db.engine)
        if retry:
            typer.echo(f"{_retry(db)} moments are tried again.")
        shown = _show(_upcoming(db, limit))
        if follow:
            stay(_follow(db, limit, shown))
    finally:
        db.close()


def _retry(db: Database) -> int:
    at = SystemClock().now()
    return sum(db.call(retry_parked, workspace_id, at=at) for workspace_id in db.workspaces())


async def _follow(db: Database, limit: int, shown: set[str]) -> None:
    while True:
        await asyncio.sleep(FOLLOW_SECONDS)
        now = await db.work(lambda: _upcoming(db, limit))
        _show([line for line in now if line not in shown])
        shown |= set(now)


def _show(lines: Sequence[str]) -> set[str]:
    for line in lines:
        typer.echo(line)
    return set(lines)


def _upcoming(db: Database, limit: int) -> list[str]:
    with db.reading() as connection:
        rows = moments.upcoming(connection, limit)
        words = labels(connection, rows, {})
    return list(_lines(rows, words))


def _lines(rows: Sequence[AgendaRow], words: Sequence[str]) -> Iterator[str]:
    for row, label in zip(rows, words, strict=True):
        tried = f"  (failed {row.attempts} times)" if row.attempts else ""
        yield f"{row.due_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}  {label}{tried}"
