"""One replica: what `firsthand run` does, with short leases and the clock of the chaos."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.cli.staying import stay
from bot.config import Settings
from bot.gateways.slack import SlackMessenger
from bot.logs import set_up_logs
from bot.ports import Letter
from bot.store import engine, sending
from bot.wiring.running import running
from tests.chaos.clock import FileClock
from tests.chaos.stumbling import Stumble, stumble_at

IDLE = 3.0
TICK = 0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class Spec:
    """What a replica is told; `guarded` False takes away what keeps a lost answer from doubling."""

    database_url: str
    api_url: str
    bot_token: str
    app_token: str
    secret_key: str
    clock: str
    log: str
    lease: int
    time_out: float
    guarded: bool = True
    stumbles: Stumble | None = None
    """Where it freezes, once."""


async def _sees_nothing(*_of: SlackMessenger | Letter | datetime) -> None:
    """A look for a lost message that never finds it."""


def main(spec: Spec) -> None:
    """Run till a signal comes."""
    sending.LEASE, sending.TIME_OUT = spec.lease, spec.time_out  # type: ignore[assignment]  # whole seconds as a rule
    engine.IDLE_SECONDS = IDLE
    if not spec.guarded:
        SlackMessenger.find = _sees_nothing  # type: ignore[method-assign,assignment]  # that is the point
    if spec.stumbles:
        stumble_at(spec.stumbles)
    settings = Settings.model_validate(
        {
            "bot_token": spec.bot_token,
            "app_token": spec.app_token,
            "api_url": spec.api_url,
            "database_url": spec.database_url,
            "secret_keys": spec.secret_key,
            "tick_seconds": TICK,
            "log_format": "json",
        }
    )
    set_up_logs(settings)
    stay(_run(settings, FileClock(Path(spec.clock))))


async def _run(settings: Settings, clock: FileClock) -> None:
    async with running(settings, clock):
        await asyncio.Event().wait()
