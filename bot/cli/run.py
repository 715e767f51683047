"""``firsthand run``."""

import asyncio

from bot.cli.failing import kindly
from bot.cli.staying import stay
from bot.clock import SystemClock
from bot.config import Settings, load_settings
from bot.logs import set_up_logs
from bot.wiring.running import running
from bot.wiring.ways import way_to_slack


@kindly
def run() -> None:
    """Run the bot until SIGTERM or Ctrl-C: by Socket Mode, or by HTTP if a port is set."""
    settings = load_settings()
    way_to_slack(settings)
    set_up_logs(settings)
    stay(_run(settings))


async def _run(settings: Settings) -> None:
    async with running(settings, SystemClock()):
        await asyncio.Event().wait()
