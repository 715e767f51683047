"""``firsthand audit``."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from bot.cli.days import start_of_day
from bot.cli.failing import kindly
from bot.cli.sources.places import database
from bot.clock import SystemClock
from bot.config import load_settings
from bot.store import audit as log
from bot.store import people
from bot.store.database import Database
from bot.store.transaction import Tx

DAYS = 30
"""How far back without ``--since``."""


@kindly
def audit(
    *,
    since: Annotated[
        str, typer.Option(metavar="DAY", help="From this day on (UTC); 30 days ago unless given.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="The latest so many.")] = 1000,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON for each.")
    ] = False,
) -> None:
    """List what owners and operators have read and changed, oldest first; times are UTC."""
    now = SystemClock().now()
    moment = start_of_day("--since", since) if since else now - timedelta(days=DAYS)
    with database(load_settings()) as db:
        found = sorted(
            (
                (line, workspace_id, name)
                for workspace_id in db.workspaces()
                for line, name in _lines(db, workspace_id, moment, limit)
            ),
            key=lambda each: each[0].at,
        )
    for line, workspace_id, name in found[-limit:]:
        typer.echo(_json(line, workspace_id) if as_json else _words(line, workspace_id, name))
    if not found and not as_json:
        typer.echo(f"Nothing since {moment:%Y-%m-%d}.")


def _lines(
    db: Database, workspace_id: str, moment: datetime, limit: int
) -> Iterator[tuple[log.Line, str]]:
    with db.read(workspace_id) as tx:
        lines = log.since(tx, moment, limit=limit)
        names = {user_id: _name(tx, user_id) for user_id in {line.user_id for line in lines}}
    return ((line, names[line.user_id]) for line in lines)


def _name(tx: Tx, user_id: str) -> str:
    known = people.find_person(tx, user_id)
    return f"{known.name} ({user_id})" if known is not None and known.name else user_id


def _words(line: log.Line, workspace_id: str, name: str) -> str:
    when = f"{line.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    return f"{when}  {workspace_id}  {name}: {line.action} {line.subject}"


def _json(line: log.Line, workspace_id: str) -> str:
    return json.dumps(
        {
            "at": line.at.isoformat(),
            "workspace": workspace_id,
            "user": line.user_id,
            "action": line.action,
            "subject": line.subject,
        }
    )
