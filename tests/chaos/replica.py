"""One replica: what `firsthand run` does, with short leases and the clock of the chaos."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.cli.staying import stay
from bot.config import Settings
from bot.gateways import pictures
from bot.logs import set_up_logs
from bot.store import engine, sending
from bot.wiring.running import running
from tests.chaos.clock import FileClock
from tests.chaos.stumbling import Stumble, stumble_at
from tests.chaos.unguarded import Guard, take_away

IDLE = 3.0
TICK = 0.4
PICTURE = pictures.PATIENCE / sending.TIME_OUT


@dataclass(frozen=True, kw_only=True, slots=True)
class Spec:
    """What a replica is told."""

    database_url: str
    api_url: str
    bot_token: str
    app_token: str
    secret_key: str
    clock: str
    log: str
    lease: int
    time_out: float
    without: Guard | None = None
    """The guard it lacks."""
    stumbles: Stumble | None = None
    """Where it stumbles."""


def main(spec: Spec) -> None:
    """Run till a signal comes."""
    sending.LEASE, sending.TIME_OUT = spec.lease, spec.time_out  # type: ignore[assignment]  # whole seconds as a rule
    # As a picture's patience is to a try's time in life; else no try would live to its end.
    pictures.PATIENCE = spec.time_out * PICTURE  # type: ignore[assignment]  # likewise
    engine.IDLE_SECONDS = IDLE
    if spec.without:
        take_away(spec.without)
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
