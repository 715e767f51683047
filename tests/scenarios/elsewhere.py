"""The same person on another device, or somebody else, while a modal stays open here."""

from collections.abc import Callable
from typing import Any

from bot.store.transaction import Tx
from tests.scenarios.world import Firsthand


def elsewhere(world: Firsthand, usecase: Callable[..., Any], **fields: object) -> None:
    """Do something through the running bot without touching any modal."""
    bot = world.program.bot
    assert bot is not None
    world.engine(bot.door.run(usecase, **fields, at=bot.clock.now()))


def look(world: Firsthand, query: Callable[[Tx], Any]) -> Any:  # noqa: ANN401 -- whatever it finds
    """What a query finds in the running bot's database."""
    bot = world.program.bot
    assert bot is not None
    return bot.db.peek(query, bot.door.workspace_id)
