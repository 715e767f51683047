"""The local Slack and the bot in one process, on one movable clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.clock import MovableClock
from bot.config import Settings
from bot.sandbox.seed import demo_world
from bot.sandbox.server import Server
from bot.sandbox.world import World
from bot.views.commands import COMMANDS
from bot.wiring.demo import furnish
from bot.wiring.guide import FIRST_STEPS
from bot.wiring.local_app import install_from_manifest
from bot.wiring.running import running
from bot.wiring.timeline import BotTimeline

HINTS = {
    "/firsthand": " | ".join(f"{word} {does}" for word, does in COMMANDS).replace("`", ""),
}
"""What the message box completes, and what each word does."""


@asynccontextmanager
async def sandbox(
    settings: Settings, port: int, demo_files: Path | None, clock: MovableClock | None = None
) -> AsyncIterator[str]:
    """Run both for the time of the block and give the page's address.

    ``demo_files`` is a folder for the demo's data, which must stay while it runs; None begins
    empty. Tokens and address of Slack in the settings are replaced by the local ones. Without a
    ``clock`` it begins now.

    Raises:
        PortTaken: somebody else listens at that port.
        DatabaseProblem: the database cannot be used.
    """
    clock = clock or MovableClock()
    timeline = BotTimeline(clock)
    world = demo_world(timeline)
    install_from_manifest(world)
    guide = FIRST_STEPS if demo_files is not None else ()
    server = Server(world, timeline, "127.0.0.1", port, hints=HINTS, guide=guide)
    await server.start()
    try:
        local = settings.model_copy(
            update={
                "bot_token": SecretStr(world.app.bot_token),
                "app_token": SecretStr(world.app.app_token),
                "api_url": server.api_url,
                "http_port": None,
            }
        )
        async with running(local, clock) as bot:
            if demo_files is not None:
                people = {user.name: user.id for user in world.users.values()}
                channels = {room.name: room.id for room in world.channels.values()}
                await furnish(bot, people, channels, demo_files)
            timeline.attach(bot.db, bot.ticker, bot.door.busy, lambda: _names(world))
            yield server.url
    finally:
        await server.stop()


def _names(world: World) -> dict[str, str]:
    return {user.id: user.real_name for user in world.users.values()}
