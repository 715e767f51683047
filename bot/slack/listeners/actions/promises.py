"""What one can do about a promise: told them, new dates, hand over, take over."""

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Refusal, Reply
from bot.slack.door import Door
from bot.slack.modals import open_modal, push_modal, redraw_modal
from bot.slack.payloads import Json, Pressed
from bot.slack.tying import OnPress, on_press
from bot.usecases.ask_for_calendar_file import promise_file
from bot.usecases.hand_over_promise import answer_handover
from bot.usecases.keep_promise import keep_promise
from bot.usecases.list_promises import list_promises
from bot.usecases.move_promise import open_promise_form, told_still_on_it
from bot.views import action_ids as ids
from bot.views.forms import promise_dates_form, promise_handover_form, reply_modal

_FORMS = {
    "dates": ("New dates", promise_dates_form),
    "hand_over": ("Hand over", promise_handover_form),
}


def _changes(usecase: Callable[..., Reply | None]) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply | None:
        reply = await door.run(
            usecase, promise_id=pressed.value, user_id=pressed.user_id, at=door.now()
        )
        if reply is None and pressed.view_id and not pressed.on_home:
            mine = await door.look(list_promises, user_id=pressed.user_id)
            await redraw_modal(door, pressed.view_id, reply_modal("My promises", mine))
        elif reply is None and pressed.ephemeral:  # nothing brings that list up to date by itself
            return await door.look(list_promises, user_id=pressed.user_id, again=True)
        return reply

    return press


async def more(door: Door, pressed: Pressed) -> Reply | None:
    """Open the form that was chosen from the menu, or send the calendar file."""
    promise_id, _, choice = pressed.value.partition(":")
    if choice == "calendar":
        return await door.run(
            promise_file, promise_id=promise_id, user_id=pressed.user_id, at=door.now()
        )
    if choice not in _FORMS:
        return Refusal(sentence="I do not know that choice any more. Nothing was changed.")
    title, drawn = _FORMS[choice]

    async def drawing() -> Json | Refusal:
        form = await door.look(open_promise_form, promise_id=promise_id, user_id=pressed.user_id)
        return form if isinstance(form, Refusal) else drawn(form)

    in_modal = pressed.view_id and not pressed.on_home
    opens = push_modal if in_modal else open_modal
    await opens(door, pressed.trigger_id, title, drawing())
    return None


def _answers(*, accepts: bool) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply | None:
        return await door.run(
            answer_handover,
            promise_id=pressed.value,
            user_id=pressed.user_id,
            accepts=accepts,
            at=door.now(),
        )

    return press


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the buttons and the menu of a promise, and to those of a handover."""
    on_press(app, door, ids.PROMISE_KEPT, _changes(keep_promise))
    on_press(app, door, ids.PROMISE_STILL_ON_IT, _changes(told_still_on_it))
    on_press(app, door, ids.PROMISE_MORE, more)
    on_press(app, door, ids.HANDOVER_ACCEPT, _answers(accepts=True))
    on_press(app, door, ids.HANDOVER_DECLINE, _answers(accepts=False))
