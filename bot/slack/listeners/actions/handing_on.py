"""The buttons that hand a pairing on, and those of whoever is asked to take it over."""

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import OnPress, on_press
from bot.usecases import take_again, take_over
from bot.usecases.swap_choices import swap_choices
from bot.views import action_ids as ids
from bot.views.forms import swap_form
from bot.views.swap_form import TITLE


async def swap(door: Door, pressed: Pressed) -> None:
    """Open the form that asks whom to ask."""
    await open_modal(door, pressed.trigger_id, TITLE, _form(door, pressed))


async def _form(door: Door, pressed: Pressed) -> Json | Refusal:
    form = await door.run(
        swap_choices, user_id=pressed.user_id, pairing_id=pressed.value, at=door.now()
    )
    return form if isinstance(form, Refusal) else swap_form(form)


async def take_back(door: Door, pressed: Pressed) -> Reply | None:
    """Ask nobody any more."""
    return await door.run(
        take_over.take_back, pairing_id=pressed.value, user_id=pressed.user_id, at=door.now()
    )


def _answers(usecase: Callable[..., Reply | None]) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply | None:
        return await door.run(
            usecase, handover_id=pressed.value, user_id=pressed.user_id, at=door.now()
        )

    return press


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Swap, Take it back, I'll take it and Not this time."""
    on_press(app, door, ids.OFFER_SWAP, swap)
    on_press(app, door, ids.OFFER_TAKE_BACK, take_back)
    on_press(app, door, ids.TAKE_OVER, _answers(take_over.take_over))
    on_press(app, door, ids.TAKE_AGAIN, _answers(take_again.take_again))
    on_press(app, door, ids.TAKE_OVER_DECLINE, _answers(take_over.decline_over))
