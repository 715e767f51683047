"""What every act on a question begins with: it is there, open, and theirs."""

from datetime import datetime

from bot.core.replies import Refusal
from bot.store import followups, pairings
from bot.store.followups import Followup
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.reminders import ring


def own_question(
    tx: Tx, followup_id: str, user_id: str, *, at: datetime
) -> tuple[Followup, Pairing] | Refusal:
    """A question of this person that nobody else changes until the commit; else a sentence.

    Their reminders are planned anew.
    """
    ring(tx, user_id, at=at)
    followups.lock(tx, followup_id)
    return look_at_question(tx, followup_id, user_id)


def look_at_question(tx: Tx, followup_id: str, user_id: str) -> tuple[Followup, Pairing] | Refusal:
    """The same, for reading only."""
    followup = followups.get(tx, followup_id)
    pairing = pairings.get(tx, followup.pairing_id) if followup else None
    if followup is None or pairing is None or followup.state == "closed":
        return Refusal(sentence="This question is not open any more. Nothing was changed.")
    if followup.user_id != user_id:
        return Refusal(sentence="This question was asked to somebody else. Nothing was changed.")
    return followup, pairing
