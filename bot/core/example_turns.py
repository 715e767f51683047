"""Offers and questions as they stand while examples are told about them."""

from datetime import timedelta
from typing import Final

from bot.core.example_values import (
    ADA,
    CALL,
    DUE,
    FOLLOWUP,
    NOW,
    PAIRING,
    ROTATION,
    TICKET,
)
from bot.core.messages import (
    Offer,
    Question,
)

OFFER: Final = Offer(
    pairing_id=PAIRING,
    rotation=ROTATION,
    card=TICKET,
    reason="fewest contacts so far by the ledger",
    deadline=NOW + timedelta(hours=4),
    learned=("They export only to sort by date", "Finance reads it on the train"),
    promises=(DUE,),
)
CALL_OFFER: Final = Offer(
    pairing_id=PAIRING, rotation=ROTATION, card=CALL, deadline=NOW + timedelta(hours=4)
)
ACCOMPANIES: Final = {"role": "shadow", "partner_user_id": ADA}
SHADOW: Final = OFFER.model_copy(
    update=ACCOMPANIES | {"reason": "you are new here, so you listen in while a colleague leads"}
)
QUESTION: Final = Question(
    followup_id=FOLLOWUP,
    kind="ticket",
    subject=TICKET.subject,
    person=TICKET.person,
    company=TICKET.company,
    happened_at=NOW - timedelta(hours=2),
)
CALL_QUESTION: Final = QUESTION.model_copy(
    update={
        "kind": "call",
        "subject": CALL.subject,
        "person": CALL.person,
        "company": CALL.company,
    }
)
