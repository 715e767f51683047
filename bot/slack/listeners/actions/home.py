"""What Home offers for the commands: menus of a rotation, one's promises, a new rotation, help.

Each answer is shown in a modal, for Home knows no other place to answer in.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.core.export_request import ExportRequest
from bot.core.replies import Help, Refusal, Reply
from bot.slack.door import Door
from bot.slack.listeners.commands.export import send_export
from bot.slack.listeners.commands.setup import set_up_from_home
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.roster import carry_out
from bot.slack.tying import on_press
from bot.usecases.choosing import Where
from bot.usecases.edit_owners import open_owners
from bot.usecases.edit_questions import open_questions
from bot.usecases.list_promises import list_promises
from bot.usecases.owning import owned
from bot.usecases.swap_choices import of_the_away
from bot.views import action_ids as ids
from bot.views import ownership, questions_form, skip_form, swap_form
from bot.views.forms import reply_modal

Drawing = Callable[[Door, Pressed, str], Awaitable[Json | Refusal]]


async def chosen(door: Door, pressed: Pressed) -> Reply | None:
    """Open what was chosen from a rotation's menu."""
    what, _, rotation_id = pressed.value.partition("|")
    if what not in _CHOICES:
        return Refusal(sentence="I do not know that choice any more. Open my Home tab once more.")
    title, drawing = _CHOICES[what]
    await open_modal(door, pressed.trigger_id, title, drawing(door, pressed, rotation_id))
    return None


def _says(word: str, title: str) -> tuple[str, Drawing]:
    async def drawing(door: Door, pressed: Pressed, rotation_id: str) -> Json | Refusal:
        where = Where(channel_id="", rotation_id=rotation_id)
        return reply_modal(title, await carry_out(door, word, pressed.user_id, where))

    return title, drawing


async def _export(door: Door, pressed: Pressed, rotation_id: str) -> Json | Refusal:
    rotation = await door.look(owned, rotation_id, pressed.user_id)
    if isinstance(rotation, Refusal):
        return rotation
    request = ExportRequest(rotation=rotation.name)
    return reply_modal("Export", await send_export(door, pressed.user_id, request))


async def _skip(_door: Door, _pressed: Pressed, rotation_id: str) -> Json:
    return skip_form.skip_form(rotation_id)


async def _hand_on(door: Door, pressed: Pressed, rotation_id: str) -> Json | Refusal:
    found = await door.look(
        of_the_away, user_id=pressed.user_id, rotation_id=rotation_id, at=door.now()
    )
    return found if isinstance(found, Refusal) else swap_form.swap_form(found)


async def _owners(door: Door, pressed: Pressed, rotation_id: str) -> Json | Refusal:
    found = await door.look(open_owners, rotation_id=rotation_id, user_id=pressed.user_id)
    return found if isinstance(found, Refusal) else ownership.owners_form(found)


def _asks(kind: str) -> tuple[str, Drawing]:
    async def drawing(door: Door, pressed: Pressed, rotation_id: str) -> Json | Refusal:
        found = await door.look(
            open_questions, rotation_id=rotation_id, kind=kind, user_id=pressed.user_id
        )
        return found if isinstance(found, Refusal) else questions_form.questions_form(found)

    return questions_form.TITLE, drawing


_CHOICES: Final[Mapping[str, tuple[str, Drawing]]] = {
    "next": _says("next", "Who is next"),
    "why": _says("why", "Why me"),
    "digest": _says("digest", "The digest to come"),
    "skip": (skip_form.TITLE, _skip),
    "ticket": _asks("ticket"),
    "call": _asks("call"),
    "hand_on": (swap_form.TITLE, _hand_on),
    "export": ("Export", _export),
    "owners": (ownership.OWNERS_TITLE, _owners),
}


async def promises(door: Door, pressed: Pressed) -> None:
    """Show all that its reader has promised."""

    async def drawing() -> Json:
        mine = await door.look(list_promises, user_id=pressed.user_id)
        return reply_modal("My promises", mine)

    await open_modal(door, pressed.trigger_id, "My promises", drawing())


async def commands(door: Door, pressed: Pressed) -> None:
    """Show what can be typed."""
    view = reply_modal("All commands", Help())
    await door.client.views_open(trigger_id=pressed.trigger_id, view=view)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the menus of a rotation and to the row of buttons at the end."""
    on_press(app, door, re.compile(rf"^{ids.ROTATION_MENU}(:.*)?$"), chosen)
    on_press(app, door, ids.MY_PROMISES, promises)
    on_press(app, door, ids.ROTATION_SETUP, set_up_from_home)
    on_press(app, door, ids.ALL_COMMANDS, commands)
