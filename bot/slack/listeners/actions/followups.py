"""The follow-up's buttons: one tap answers, the form is optional, an answer can be withdrawn."""

import re
from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.questions import FollowupForm
from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import on_press
from bot.usecases import record_answer
from bot.usecases.snooze_question import snooze_question
from bot.views import action_ids as ids
from bot.views.forms import colleague_form, followup_form, new_date_form

TITLE = "What you learned"


async def tapped(door: Door, pressed: Pressed) -> Reply | None:
    """Take the first question's answer."""
    followup_id, _, outcome = pressed.value.partition(":")
    return await door.run(
        record_answer.tap,
        followup_id=followup_id,
        user_id=pressed.user_id,
        outcome=outcome,
        at=door.now(),
    )


async def more(door: Door, pressed: Pressed) -> None:
    """Open the form with the rest, prefilled."""
    await open_modal(door, pressed.trigger_id, TITLE, _form(door, pressed, followup_form))


async def new_date(door: Door, pressed: Pressed) -> None:
    """Ask when a call that was moved takes place."""
    await open_modal(door, pressed.trigger_id, "New date", _form(door, pressed, new_date_form))


async def colleague(door: Door, pressed: Pressed) -> None:
    """Ask who has the ticket now."""
    await open_modal(door, pressed.trigger_id, "Handed to", _form(door, pressed, colleague_form))


async def _form(
    door: Door, pressed: Pressed, drawn: Callable[[FollowupForm], Json]
) -> Json | Refusal:
    form = await door.look(
        record_answer.open_form, followup_id=pressed.value, user_id=pressed.user_id
    )
    return form if isinstance(form, Refusal) else drawn(form)


async def snooze(door: Door, pressed: Pressed) -> Reply | None:
    """Put a question off, or skip it."""
    followup_id, _, choice = pressed.value.partition(":")
    return await door.run(
        snooze_question,
        followup_id=followup_id,
        user_id=pressed.user_id,
        choice=choice,
        at=door.now(),
    )


async def withdraw(door: Door, pressed: Pressed) -> Reply | None:
    """Take an answer back."""
    return await door.run(
        record_answer.withdraw,
        followup_id=pressed.value,
        user_id=pressed.user_id,
        at=door.now(),
    )


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the answers, to the menu that puts them off, and to what can be added."""
    on_press(app, door, re.compile(rf"^{ids.QUESTION_ANSWER}(:.*)?$"), tapped)
    on_press(app, door, ids.QUESTION_MORE, more)
    on_press(app, door, ids.QUESTION_WITHDRAW, withdraw)
    on_press(app, door, ids.QUESTION_NEW_DATE, new_date)
    on_press(app, door, ids.QUESTION_COLLEAGUE, colleague)
    on_press(app, door, ids.QUESTION_SNOOZE, snooze)
