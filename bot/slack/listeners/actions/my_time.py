"""The button that opens the form of one's own time."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press
from bot.usecases.my_time import open_my_time
from bot.views import action_ids as ids
from bot.views.forms import my_time_form

TITLE = "My time"


async def opened(door: Door, pressed: Pressed) -> None:
    """Open the form, filled in with what counts now."""
    await open_modal(door, pressed.trigger_id, TITLE, _form(door, pressed.user_id))


async def _form(door: Door, user_id: str) -> Json | Refusal:
    mine = await door.look(open_my_time, user_id=user_id, at=door.now())
    if isinstance(mine, Refusal):
        return mine
    return my_time_form(
        mine.form,
        zone=mine.zone,
        calendar=mine.calendar,
        problem=mine.problem,
        version=mine.version,
    )


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the button on Home and on notices."""
    on_press(app, door, ids.MY_TIME, opened)
