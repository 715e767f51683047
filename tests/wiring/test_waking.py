"""Delivery wakes by itself when the next message may be sent: nobody waits for a beat."""

import asyncio
from pathlib import Path

from bot.clock import MovableClock
from bot.config import Settings
from bot.sandbox.rates import Rates
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.timeline import FreeTimeline
from bot.store import outbox
from bot.store.transaction import Tx
from bot.wiring.running import running
from tests.store.moments import saying

AN_HOUR = 3600


async def test_many_messages_to_one_person_come_at_slacks_pace(tmp_path: Path) -> None:
    clock = MovableClock()
    world = demo_world(timeline := FreeTimeline(clock.now))
    server = Server(world, timeline, rates=Rates(mode="enforce"))
    await server.start()
    settings = Settings.model_validate(
        {
            "bot_token": world.app.bot_token,
            "app_token": world.app.app_token,
            "api_url": server.api_url,
            "database_url": f"sqlite:///{tmp_path / 'bot.db'}",
            "tick_seconds": AN_HOUR,
        }
    )
    ada = next(user.id for user in world.users.values() if user.name == "ada")

    def say_much(tx: Tx) -> None:
        for number in range(4):
            outbox.put(
                tx,
                key=f"{number}",
                conversation=ada,
                message=saying(f"{number}"),
                at=clock.now(),
            )

    async with running(settings, clock) as bot, asyncio.timeout(20):
        await bot.db.run(say_much, world.workspace.id)
        while (room := world.dm_of(ada)) is None or len(room.messages) < 4:  # noqa: ASYNC110 -- Slack is elsewhere
            await asyncio.sleep(0.02)
    assert [entry for entry in world.journal.entries if entry.kind == "rate"] == []
    took = float(room.messages[-1].ts) - float(room.messages[0].ts)
    assert took > 2 - 0.1  # two at once, then one a second
    await server.stop()
