"""The buttons of the message to whoever hosts a contact."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import OnPress, on_press
from bot.usecases.quiet_host import quiet_host
from bot.usecases.say_unsuited import open_unsuited
from bot.views import action_ids as ids
from bot.views.forms import unsuited_form
from bot.views.host_form import TITLE


async def unsuited(door: Door, pressed: Pressed) -> None:
    """Open the form that asks why, if they like to say."""
    await open_modal(door, pressed.trigger_id, TITLE, _form(door, pressed))


async def _form(door: Door, pressed: Pressed) -> Json | Refusal:
    asked = await door.look(
        open_unsuited, contact_id=pressed.value, user_id=pressed.user_id, at=door.now()
    )
    return asked if isinstance(asked, Refusal) else unsuited_form(asked)


def _tells(*, silent: bool) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply:
        return await door.run(quiet_host, user_id=pressed.user_id, silent=silent, at=door.now())

    return press


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Not suitable, Don't tell me and Tell me again."""
    on_press(app, door, ids.HOST_UNSUITED, unsuited)
    on_press(app, door, ids.HOST_SILENT, _tells(silent=True))
    on_press(app, door, ids.HOST_TELL, _tells(silent=False))
