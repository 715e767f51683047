"""Buttons that do what a command does, for the rotation they name."""

import re

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Reply
from bot.slack.door import Door
from bot.slack.logging_form import log
from bot.slack.payloads import Json, Pressed
from bot.slack.roster import carry_out
from bot.slack.tying import OnPress, on_press, on_turn
from bot.usecases.choosing import Where
from bot.views import action_ids as ids
from bot.views.forms import reply_modal

_BUTTONS = {
    ids.ROTATION_JOIN: "join",
    ids.ROTATION_LEAVE: "leave",
    ids.ROTATION_SKIP: "skip",
    ids.ROTATION_BACK: "back",
    ids.ROTATION_NEXT: "next",
    ids.ROTATION_PAUSE: "pause",
    ids.ROTATION_RESUME: "resume",
}


def _button(word: str) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply:
        where = Where(channel_id=pressed.channel_id, rotation_id=pressed.value)
        return await carry_out(door, word, pressed.user_id, where)

    return press


async def chosen(door: Door, pressed: Pressed) -> Reply:
    """Carry on the command that had several rotations to choose from."""
    word, _, rest = pressed.value.partition("|")
    rotation_id, _, text = rest.partition("|")
    where = Where(channel_id=pressed.channel_id, text=text, rotation_id=rotation_id)
    return await carry_out(door, word, pressed.user_id, where)


async def day_chosen(door: Door, pressed: Pressed) -> Reply:
    """Skip until the day that was meant."""
    rotation_id, _, day = pressed.value.partition("|")
    where = Where(channel_id=pressed.channel_id, text=f"until {day}", rotation_id=rotation_id)
    return await carry_out(door, "skip", pressed.user_id, where)


def _skipped(reply: Reply) -> Json:
    return reply_modal("Skip", reply)


async def log_one(door: Door, pressed: Pressed) -> None:
    """Open the form that logs a contact."""
    await log(door, pressed.user_id, pressed.trigger_id, pressed.channel_id)


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the buttons of rotation cards, digests and Home, and to the menu of rotations."""
    for action_id, word in _BUTTONS.items():
        on_press(app, door, action_id, _button(word))
    on_press(app, door, ids.ROTATION_CHOSEN, chosen)
    day = re.compile(rf"^{ids.ROTATION_SKIP_UNTIL}(:.*)?$")
    on_turn(app, door, day, day_chosen, _skipped)
    on_press(app, door, ids.CONTACT_LOG, log_one)
