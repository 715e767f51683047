"""Owners archive a rotation, and bring one back."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.modals import open_modal, push_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press
from bot.usecases.archive_rotation import open_archive
from bot.usecases.bring_back_rotation import open_bring_back
from bot.views import action_ids as ids
from bot.views.forms import archive_form, bring_back_form
from bot.views.ownership import ARCHIVE_TITLE, BRING_BACK_TITLE


async def archive(door: Door, pressed: Pressed) -> None:
    """Lay over the owners what would end, to be confirmed."""

    async def drawing() -> Json | Refusal:
        found = await door.look(open_archive, rotation_id=pressed.value, user_id=pressed.user_id)
        return found if isinstance(found, Refusal) else archive_form(found)

    await push_modal(door, pressed.trigger_id, ARCHIVE_TITLE, drawing())


async def bring_back(door: Door, pressed: Pressed) -> None:
    """Ask which one, and where."""

    async def drawing() -> Json | Refusal:
        found = await door.look(open_bring_back, user_id=pressed.user_id)
        return found if isinstance(found, Refusal) else bring_back_form(found)

    await open_modal(door, pressed.trigger_id, BRING_BACK_TITLE, drawing())


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Archive and Bring back."""
    on_press(app, door, ids.ROTATION_ARCHIVE, archive)
    on_press(app, door, ids.ROTATION_BRING_BACK, bring_back)
