"""Tables that are read together, joined within their workspace."""

from typing import Final

from sqlalchemy import Join

from bot.store.tables import answer, contact, followup, pairing

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
