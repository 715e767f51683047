"""``firsthand doctor``."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from typing import Annotated

import typer

from bot.cli.failing import kindly
from bot.cli.manifest import request_url
from bot.config import Settings, SettingsError, load_settings
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.problems import DatabaseProblem
from bot.wiring.doctor import examine_database
from bot.wiring.doctor_slack import examine_slack
from bot.wiring.finding import Finding


@kindly
def doctor(
    *,
    http: Annotated[
        str,
        typer.Option(metavar="URL", help="Try the address at which Slack reaches the bot, too."),
    ] = "",
) -> None:
    """Say what is well and what is not, and how to mend it (exit code 1 if anything is not)."""
    findings = list(_examine(request_url(http) if http else ""))
    for one in findings:
        typer.echo(f"well  {one.says}" if one.fine else f"MEND  {one.says}: {one.mend}")
    if not all(one.fine for one in findings):
        raise typer.Exit(1)


def _examine(address: str) -> Iterator[Finding]:
    try:
        settings, wrong = load_settings(), ""
    except SettingsError as problem:
        # What else is wrong is told alone.
        settings, wrong = load_settings(bot_token=None, app_token=None), str(problem)
    found, workspaces = _database(settings)
    yield from found
    if wrong:
        yield Finding(says="tokens: not as they must be", mend=wrong)
    else:
        yield from asyncio.run(examine_slack(settings, address, workspaces))


def _database(settings: Settings) -> tuple[list[Finding], list[str]]:
    """What is found in it, and whose it is."""
    try:
        db = Database(make_engine(settings.database_url.get_secret_value()))
        with closing(db):
            return list(examine_database(db)), db.workspaces()
    except DatabaseProblem as problem:
        return [Finding(says="database: cannot be used", mend=str(problem))], []
