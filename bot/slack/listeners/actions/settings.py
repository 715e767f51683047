"""Owners' buttons: the settings of a rotation."""

import structlog
from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal
from bot.gateways.duty import SlackDuty
from bot.gateways.sentences import SlackProblem
from bot.slack.door import Door
from bot.slack.modals import open_modal, push_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press
from bot.usecases.owning import owned
from bot.views import action_ids as ids
from bot.views.edit_form import MORE_TITLE, TITLE
from bot.views.forms import edit_form, more_form

_log = structlog.get_logger(__name__)


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
    if isinstance(found, Refusal):
        return found
    return more_form(found.id, found.form, await _groups(door))


async def _groups(door: Door) -> list[tuple[str, str]] | None:
    """The user groups to choose from; None: the app may not know them."""
    try:
        groups = await SlackDuty(door.client, door.bot_user_id).groups()
    except SlackProblem as problem:
        _log.info("user groups not known", why=str(problem))
        return None
    return [(one.id, f"@{one.handle}: {one.name}") for one in groups]


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Edit and More settings."""
    on_press(app, door, ids.ROTATION_EDIT, edit)
    on_press(app, door, ids.ROTATION_MORE, more)
