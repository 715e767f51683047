"""The customer was told: a promise is kept."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Reply
from bot.slack.door import Door
from bot.slack.payloads import Pressed
from bot.slack.tying import on_press
from bot.usecases.keep_promise import keep_promise
from bot.views import action_ids as ids


async def kept(door: Door, pressed: Pressed) -> Reply | None:
    """Close one promise."""
    return await door.run(
        keep_promise, promise_id=pressed.value, user_id=pressed.user_id, at=door.now()
    )


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the button of a promise."""
    on_press(app, door, ids.PROMISE_KEPT, kept)
