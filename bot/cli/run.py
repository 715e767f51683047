"""``firsthand run``."""

import asyncio

from bot.cli.failing import kindly
from bot.cli.staying import stay
from bot.clock import SystemClock
from bot.config import Settings, load_settings
from bot.logs import set_up_logs
from bot.wiring.running import running


@kindly
def run() -> None:
    """Run the bot: connect to Slack and stay until SIGTERM or Ctrl-C."""
    settings = load_settings()
    settings.slack_tokens()
    set_up_logs(settings)
    stay(_run(settings))


async def _run(settings: Settings) -> None:
    async with running(settings, SystemClock()):
        await asyncio.Event().wait()
