"""``firsthand health``."""

import typer

from bot.cli.failing import CommandError, kindly
from bot.clock import SystemClock
from bot.config import load_settings
from bot.jobs.heartbeat import Heartbeat


@kindly
def health() -> None:
    """Say whether the bot on this machine is alive (exit code 0) or not (1)."""
    ailing = Heartbeat(load_settings()).ailing(SystemClock().now())
    if ailing:
        raise CommandError(ailing)
    typer.echo("alive")
