"""Tables that are read together, joined within their workspace."""

from typing import Final

from sqlalchemy import Join

from bot.store.naming import of_customer, of_rotation
from bot.store.tables import (
    answer,
    contact,
    customer,
    followup,
    pairing,
    promise,
    rotation,
)

ANSWERS_WITH_CONTACTS: Final[Join] = (
    answer.join(
        followup,
        (followup.c.workspace_id == answer.c.workspace_id)
        & (followup.c.id == answer.c.followup_id),
    )
    .join(
        pairing,
        (pairing.c.workspace_id == followup.c.workspace_id)
        & (pairing.c.id == followup.c.pairing_id),
    )
    .join(
        contact,
        (contact.c.workspace_id == pairing.c.workspace_id) & (contact.c.id == pairing.c.contact_id),
    )
)
"""Each answer with its follow-up, the pairing it was about, and the contact."""

PROMISES_WITH_ANSWERS: Final[Join] = promise.outerjoin(
    answer,
    (answer.c.workspace_id == promise.c.workspace_id)
    & (answer.c.followup_id == promise.c.followup_id),
)
"""Each promise with the answer it was made in, if it was made in one."""

NAMED_PROMISES: Final[Join] = PROMISES_WITH_ANSWERS.outerjoin(
    customer, of_customer(promise.c.workspace_id, promise.c.customer_id)
).outerjoin(rotation, of_rotation(promise.c.workspace_id, promise.c.rotation_id))
"""The same with whom it was made to, and what says whether they may be named."""
