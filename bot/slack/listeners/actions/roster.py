"""Owners look at a roster, and choose somebody in it or for it."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.modals import open_modal, push_modal
from bot.slack.payloads import Json, Pressed, words
from bot.slack.tying import on_press
from bot.usecases.show_roster import show_member, show_roster
from bot.views import action_ids as ids
from bot.views import form_ids
from bot.views.forms import member_form, roster_modal
from bot.views.roster import MEMBER_TITLE, TITLE


async def roster(door: Door, pressed: Pressed) -> None:
    """Open the roster."""
    await open_modal(door, pressed.trigger_id, TITLE, _roster(door, pressed))


async def member(door: Door, pressed: Pressed) -> None:
    """Lay one person's settings over it."""
    await push_modal(door, pressed.trigger_id, MEMBER_TITLE, _member(door, pressed))


async def _roster(door: Door, pressed: Pressed) -> Json | Refusal:
    found = await door.look(
        show_roster, rotation_id=pressed.value, user_id=pressed.user_id, at=door.now()
    )
    return found if isinstance(found, Refusal) else roster_modal(found)


async def _member(door: Door, pressed: Pressed) -> Json | Refusal:
    found = await door.look(
        show_member,
        rotation_id=words(pressed.metadata, form_ids.ROTATION_ID),
        user_id=pressed.user_id,
        person=await door.people.person(pressed.value),
        at=door.now(),
    )
    return found if isinstance(found, Refusal) else member_form(found)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Roster, Change and the menu of people."""
    on_press(app, door, ids.ROTATION_ROSTER, roster)
    on_press(app, door, ids.ROSTER_MEMBER, member)
    on_press(app, door, ids.ROSTER_PERSON, member)
