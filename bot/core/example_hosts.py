"""What a contact's host is told, in each of its states."""

from datetime import date
from typing import Final

from bot.core.example_values import ADA, CALL, GRACE, ROTATION, TICKET
from bot.core.messages import HostAnswer, HostNotice, Message, OwnerNotice

_TICKET: Final = HostNotice(contact_id="c1", rotation=ROTATION, card=TICKET, user_id=ADA)
_CALL: Final = HostNotice(
    contact_id="c2", rotation=ROTATION, card=CALL, user_id=ADA, partner_user_id=GRACE
)
_ANSWER: Final = HostAnswer(
    user_id=ADA,
    quote="I print the list every morning, because the screen shows yesterday's.",
    learning="They work from paper, so a late export costs them the whole day.",
    promise="Find out whether the export can run at six",
    promise_due=date(2026, 11, 24),
)

HOSTS: Final[dict[str, Message]] = {
    "host of a ticket": _TICKET,
    "host of a call": _CALL,
    "host of something unknown": _TICKET.model_copy(
        update={
            "rotation": "",
            "user_id": "",
            "card": TICKET.model_copy(
                update={"subject": "", "person": "", "company": "", "url": ""}
            ),
        }
    ),
    "host who wants no more": _TICKET.model_copy(update={"silent": True}),
    "host while somebody else is sought": _CALL.model_copy(
        update={"state": "open", "partner_user_id": ""}
    ),
    "host after a call": _CALL.model_copy(update={"state": "done"}),
    "host after a ticket, with what was learned": _TICKET.model_copy(
        update={"state": "done", "answer": _ANSWER}
    ),
    "host after a ticket, with a promise only": _TICKET.model_copy(
        update={
            "state": "done",
            "silent": True,
            "answer": _ANSWER.model_copy(
                update={"quote": "", "learning": "", "promise_kept": True}
            ),
        }
    ),
    "host after a call, with a promise without a date": _CALL.model_copy(
        update={
            "state": "done",
            "answer": _ANSWER.model_copy(update={"learning": "", "promise_due": None}),
        }
    ),
    "host of what is gone": _CALL.model_copy(update={"state": "gone", "partner_user_id": ""}),
    "host of what is not suitable": _CALL.model_copy(
        update={"state": "unsuited", "partner_user_id": ""}
    ),
    "host of it no more": _TICKET.model_copy(update={"state": "elsewhere"}),
    "not suitable, told to owners": OwnerNotice(
        rotation=ROTATION, about="unsuited", card=CALL, detail="They want to talk of prices only."
    ),
}
