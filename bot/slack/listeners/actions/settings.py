"""Owners' buttons: the settings of a rotation."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.modals import open_modal, push_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press
from bot.usecases.owning import owned
from bot.views import action_ids as ids
from bot.views.edit_form import MORE_TITLE, TITLE
from bot.views.forms import edit_form, more_form


async def edit(door: Door, pressed: Pressed) -> None:
    """Open the settings, filled in with today's."""
    await open_modal(door, pressed.trigger_id, TITLE, _edit(door, pressed))


async def more(door: Door, pressed: Pressed) -> None:
    """Lay the seldom needed ones over them."""
    await push_modal(door, pressed.trigger_id, MORE_TITLE, _more(door, pressed))


async def _edit(door: Door, pressed: Pressed) -> Json | Refusal:
    found = await door.look(owned, pressed.value, pressed.user_id)
    return found if isinstance(found, Refusal) else edit_form(found.id, found.form)


async def _more(door: Door, pressed: Pressed) -> Json | Refusal:
    found = await door.look(owned, pressed.value, pressed.user_id)
    return found if isinstance(found, Refusal) else more_form(found.id, found.form)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Edit and More settings."""
    on_press(app, door, ids.ROTATION_EDIT, edit)
    on_press(app, door, ids.ROTATION_MORE, more)
