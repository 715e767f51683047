"""``firsthand doctor``."""

import asyncio
from collections.abc import Iterator

import typer

from bot.cli.failing import kindly
from bot.config import load_settings
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.wiring.doctor import Finding, examine_database, examine_slack


@kindly
def doctor() -> None:
    """Say what is well and what is not, and how to mend it (exit code 1 if anything is not)."""
    settings = load_settings()
    db = Database(make_engine(settings.database_url.get_secret_value()))
    try:
        findings = [*examine_database(db), *asyncio.run(examine_slack(settings))]
    finally:
        db.close()
    for line in _lines(findings):
        typer.echo(line)
    if not all(one.fine for one in findings):
        raise typer.Exit(1)


def _lines(findings: list[Finding]) -> Iterator[str]:
    for one in findings:
        yield f"well  {one.says}" if one.fine else f"MEND  {one.says}: {one.mend}"
