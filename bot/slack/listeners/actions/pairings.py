"""The buttons of an offer, and of a contact that was taken."""

from collections.abc import Callable

from slack_bolt.async_app import AsyncApp

from bot.core.replies import Reply
from bot.slack.door import Door
from bot.slack.payloads import Pressed
from bot.slack.tying import OnPress, on_press
from bot.usecases import answer_offer
from bot.usecases.ask_for_calendar_file import call_file
from bot.usecases.finish_contact import finish_contact, hand_back
from bot.usecases.silence import call_off, still_on_it
from bot.views import action_ids as ids


def _calls(usecase: Callable[..., Reply | None]) -> OnPress:
    async def press(door: Door, pressed: Pressed) -> Reply | None:
        return await door.run(
            usecase, pairing_id=pressed.value, user_id=pressed.user_id, at=door.now()
        )

    return press


def register(app: AsyncApp, door: Door) -> None:
    """Listen to I'm in, Later, Not this one, Done, Hand back and Add to calendar."""
    on_press(app, door, ids.OFFER_ACCEPT, _calls(answer_offer.accept))
    on_press(app, door, ids.OFFER_LATER, _calls(answer_offer.later))
    on_press(app, door, ids.OFFER_DECLINE, _calls(answer_offer.decline))
    on_press(app, door, ids.PAIRING_DONE, _calls(finish_contact))
    on_press(app, door, ids.PAIRING_HAND_BACK, _calls(hand_back))
    on_press(app, door, ids.PAIRING_CALENDAR, _calls(call_file))
    on_press(app, door, ids.PAIRING_STILL, _calls(still_on_it))
    on_press(app, door, ids.PAIRING_OFF, _calls(call_off))
