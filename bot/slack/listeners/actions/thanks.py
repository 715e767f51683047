"""The button of one's thank-yous on Home, and those of a manager."""

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.modals import open_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import OnPress, on_press
from bot.usecases.answer_manager import answer_manager, hear_no_more
from bot.usecases.name_manager import open_thanks
from bot.views import action_ids as ids
from bot.views.forms import thanks_form
from bot.views.thanks_form import TITLE


async def opened(door: Door, pressed: Pressed) -> None:
    """Open the form, filled in with what counts now."""
    await open_modal(door, pressed.trigger_id, TITLE, _form(door, pressed.user_id))


async def _form(door: Door, user_id: str) -> Json | Refusal:
    by = await door.people.person(user_id)
    now = await door.look(open_thanks, by=by)
    return now if isinstance(now, Refusal) else thanks_form(now)


def _answers(*, agrees: bool) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply | None:
        return await door.run(
            answer_manager,
            user_id=pressed.user_id,
            about=pressed.value,
            agrees=agrees,
            at=door.now(),
        )

    return press


async def stop(door: Door, pressed: Pressed) -> Reply:
    """Hear of nobody's thank-yous any more."""
    return await door.run(hear_no_more, user_id=pressed.user_id, at=door.now())


def register(app: AsyncApp, door: Door) -> None:
    """Listen to Thank-yous, Yes, tell me, No, thank you and No more of these."""
    on_press(app, door, ids.MY_THANKS, opened)
    on_press(app, door, ids.MANAGER_AGREE, _answers(agrees=True))
    on_press(app, door, ids.MANAGER_DECLINE, _answers(agrees=False))
    on_press(app, door, ids.THANKS_STOP, stop)
