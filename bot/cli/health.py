"""``firsthand health``."""

import typer

from bot.cli.failing import CommandError, kindly
from bot.clock import SystemClock
from bot.config import load_settings
from bot.jobs.heartbeat import Heartbeat


@kindly
def health() -> None:
    """Say whether the bot on this machine is alive (exit code 0) or not (1)."""
    at = SystemClock().now()
    heartbeat = Heartbeat(load_settings())
    age = heartbeat.age(at)
    if age is None:
        msg = "No bot runs here for this database."
        raise CommandError(msg)
    if not heartbeat.fresh(at):
        msg = f"The bot gave its last sign of life {age.total_seconds():.0f} seconds ago."
        raise CommandError(msg)
    typer.echo("alive")
