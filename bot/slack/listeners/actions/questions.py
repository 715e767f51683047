"""Owners open the form of what is asked after a contact."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press
from bot.usecases.edit_questions import open_questions
from bot.views import action_ids as ids
from bot.views.questions_form import TITLE, questions_form


async def edit(door: Door, pressed: Pressed) -> None:
    """Open the form for tickets or calls, as chosen from the menu."""
    await open_modal(door, pressed.trigger_id, TITLE, _form(door, pressed))


async def _form(door: Door, pressed: Pressed) -> Json | Refusal:
    rotation_id, _, kind = pressed.value.partition(":")
    found = await door.look(
        open_questions, rotation_id=rotation_id, kind=kind, user_id=pressed.user_id
    )
    return found if isinstance(found, Refusal) else questions_form(found)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the owners' menu."""
    on_press(app, door, ids.QUESTIONS_EDIT, edit)
