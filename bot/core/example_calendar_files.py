"""Calendar files in each of their states, and offers of calls that stand in a calendar."""

from datetime import timedelta
from typing import Final

from bot.core.example_values import CALL, DUE, NOW, PAIRING, ROTATION
from bot.core.messages import CalendarFile, CallEntry, Message, Offer, PromiseEntry

_CALL: Final = CalendarFile(
    subject_id=PAIRING,
    entry=CallEntry(
        starts_at=NOW + timedelta(days=2),
        ends_at=NOW + timedelta(days=2, minutes=45),
        rotation=ROTATION,
        alias="Customer 17",
        host="Sally Sales",
        url="https://meet.example/acme",
    ),
    said_at=NOW,
)
_PROMISE: Final = CalendarFile(
    subject_id=DUE.promise_id,
    entry=PromiseEntry(
        text=DUE.text,
        alias="Customer 17",
        due_on=NOW.date() + timedelta(days=5),
        update_on=NOW.date() + timedelta(days=2),
    ),
    said_at=NOW,
)
_OFFER: Final = Offer(pairing_id=PAIRING, rotation=ROTATION, card=CALL)

CALENDAR_FILES: Final[dict[str, Message]] = {
    "calendar file of a call": _CALL,
    "calendar file that takes a call out": _CALL.model_copy(update={"state": "called_off"}),
    "calendar file that was taken back": _CALL.model_copy(update={"state": "taken_back"}),
    "calendar file of a promise": _PROMISE,
    "offer of a call that stands in a calendar": _OFFER.model_copy(
        update={"state": "accepted", "in_calendar": "given"}
    ),
    "offer of a call that has changed since": _OFFER.model_copy(
        update={"state": "accepted", "in_calendar": "changed"}
    ),
    "offer of a call that is over but in a calendar": _OFFER.model_copy(
        update={"state": "cancelled", "in_calendar": "changed"}
    ),
}
