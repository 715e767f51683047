"""After two questions without an answer: pause me, or keep going."""

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Reply
from bot.slack.door import Door
from bot.slack.payloads import Pressed
from bot.slack.tying import OnPress, on_press
from bot.usecases.pause_person import go_on, pause_me
from bot.views import action_ids as ids


def _calls(usecase: Callable[..., Reply | None]) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply | None:
        return await door.run(usecase, key=pressed.value, user_id=pressed.user_id, at=door.now())

    return press


def register(app: AsyncApp, door: Door) -> None:
    """Listen to both buttons."""
    on_press(app, door, ids.PAUSE_ME, _calls(pause_me))
    on_press(app, door, ids.GO_ON, _calls(go_on))
