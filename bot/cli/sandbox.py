"""``firsthand sandbox``."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from bot.cli.failing import kindly
from bot.cli.staying import stay
from bot.config import Settings, load_settings
from bot.logs import set_up_logs
from bot.wiring.demo import ROTATION
from bot.wiring.sandbox import sandbox as local_slack


@kindly
def sandbox(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is; 0 takes any free port.")
    ] = 8765,
    empty: Annotated[
        bool, typer.Option("--empty", help="Begin without the demo rotation and its data.")
    ] = False,
    database: Annotated[
        str, typer.Option(metavar="URL", help="Keep everything in this database.")
    ] = "",
) -> None:
    """Run a local Slack and the bot together, with a demo rotation and a page to try it on."""
    with tempfile.TemporaryDirectory(prefix="firsthand-sandbox-") as folder:
        own = f"sqlite:///{Path(folder) / 'firsthand.db'}"
        settings = load_settings(
            database_url=SecretStr(database or own), bot_token=None, app_token=None
        )
        set_up_logs(settings)
        stay(_sandbox(settings, port, Path(folder), demo=not empty))


async def _sandbox(settings: Settings, port: int, folder: Path, *, demo: bool) -> None:
    async with local_slack(settings, port, folder if demo else None) as url:
        typer.echo(_welcome(url, settings, demo=demo))
        await asyncio.Event().wait()


def _welcome(url: str, settings: Settings, *, demo: bool) -> str:
    database = settings.database_url.get_secret_value()
    name = ROTATION if demo else "NAME"
    first = (
        f"Open it: #{ROTATION} has a Join button; “Next: …” at the top travels to the next round."
        if demo
        else "Open it, choose a channel that Firsthand is in, and type /firsthand setup."
    )
    return (
        f"\nThe local Slack is ready:  {url}\n\n{first}\n\n"
        "Your own tickets, from another terminal:\n"
        f"  FIRSTHAND_DATABASE_URL='{database}' \\\n"
        f"    {_called()} source add csv FILE --rotation {name}\n\n"
        "Ctrl-C stops it."
    )


def _called() -> str:
    """How this very program was called: another terminal may not have it on its path."""
    program = sys.argv[0]
    return program if Path(program).name == "firsthand" else "firsthand"
