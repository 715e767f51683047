"""The follow-up's DM, filled from the store."""

from datetime import datetime

from bot.core.messages import Question
from bot.store import contacts, followups, outbox, pairings
from bot.store.contacts import Contact
from bot.store.followups import Followup
from bot.store.transaction import Tx


def question_key(followup: Followup) -> str:
    """Names the DM of a follow-up; a call that took place later than planned is asked anew."""
    return f"question:{followup.id}:{followup.happened_at:%Y%m%d%H%M}"


def question_message(tx: Tx, followup: Followup, contact: Contact) -> Question:
    """The question as it should read now."""
    answer = followups.find_answer(tx, followup.id)
    answered = answer is not None and followup.state == "answered"
    return Question(
        followup_id=followup.id,
        kind=followup.kind,
        subject=contact.subject,
        person=contact.person,
        company=contact.company,
        happened_at=followup.happened_at,
        outcome=answer.outcome if answer is not None and answered else "",
        detailed=bool(answer.details) if answer is not None and answered else False,
        withdrawn=answer is not None and answer.withdrawn_at is not None,
        closed=followup.state == "closed",
    )


def say_question(tx: Tx, followup_id: str, *, at: datetime, first: bool = False) -> None:
    """Send the question, or bring it up to date once it has been sent."""
    followup = followups.get(tx, followup_id)
    pairing = pairings.get(tx, followup.pairing_id) if followup else None
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if followup is None or contact is None:
        return
    if not first and not outbox.is_known(tx, question_key(followup)):
        return
    outbox.put(
        tx,
        key=question_key(followup),
        conversation=followup.user_id,
        message=question_message(tx, followup, contact),
        at=at,
    )
