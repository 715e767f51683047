"""The buttons of what was learned: pages, Share, Search, and an owner's Themes."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.learned import learned, results_view
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press, on_turn
from bot.usecases.edit_themes import open_themes
from bot.usecases.share_learning import share_learning
from bot.views import action_ids as ids
from bot.views.forms import search_form, themes_form
from bot.views.learned_forms import THEMES_TITLE


async def turn(door: Door, pressed: Pressed) -> Reply:
    """Show another page."""
    page, _, text = pressed.value.partition("|")
    return await learned(door, pressed.user_id, text, int(page) if page.isdecimal() else 0)


async def share(door: Door, pressed: Pressed) -> Reply:
    """Post it in its rotation's channel."""
    return await door.run(
        share_learning, followup_id=pressed.value, user_id=pressed.user_id, at=door.now()
    )


async def search(door: Door, pressed: Pressed) -> None:
    """Ask what to look for."""
    await door.client.views_open(trigger_id=pressed.trigger_id, view=search_form())


async def themes(door: Door, pressed: Pressed) -> None:
    """Open the form with a rotation's themes."""
    await open_modal(door, pressed.trigger_id, THEMES_TITLE, _themes(door, pressed))


async def _themes(door: Door, pressed: Pressed) -> Json | Refusal:
    form = await door.look(open_themes, rotation_id=pressed.value, user_id=pressed.user_id)
    return form if isinstance(form, Refusal) else themes_form(form)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to them."""
    on_turn(app, door, ids.LEARNED_NEXT, turn, results_view)
    on_turn(app, door, ids.LEARNED_PREVIOUS, turn, results_view)
    on_press(app, door, ids.LEARNED_SHARE, share)
    on_press(app, door, ids.LEARNED_SEARCH, search)
    on_press(app, door, ids.THEMES_EDIT, themes)
