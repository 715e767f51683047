"""The follow-up's DM, filled from the store."""

from datetime import datetime

from bot.core.messages import Question
from bot.store import contacts, followups, outbox, pairings
from bot.store.contacts import Contact
from bot.store.followups import Followup
from bot.store.transaction import Tx
from bot.usecases.asked_with import asked_with


def question_key(followup: Followup) -> str:
    """Names the DM of a follow-up; a call that took place later than planned is asked anew."""
    return f"question:{followup.id}:{followup.happened_at:%Y%m%d%H%M}"


def question_message(tx: Tx, followup: Followup, contact: Contact) -> Question:
    """The question as it should read now."""
    answer = followups.find_answer(tx, followup.id)
    answered = answer is not None and followup.state == "answered"
    details = dict(answer.details) if answer is not None and answered else {}
    asked = asked_with(tx, contact.rotation_id, followup.kind, followup.question_set)
    moved = contact.starts_at is not None and contact.starts_at > followup.happened_at
    return Question(
        followup_id=followup.id,
        kind=followup.kind,
        subject=contact.subject,
        person=contact.person,
        company=contact.company,
        happened_at=followup.happened_at,
        outcome=answer.outcome if answer is not None and answered else "",
        detailed=bool(details.keys() - {"handed_to"}),
        withdrawn=answer is not None and answer.withdrawn_at is not None,
        closed=followup.state == "closed",
        overdue=followup.state == "closed" and _ran_out(followup),
        snoozed_until=followup.look_at if followup.snoozed else None,
        skipped=followup.state == "skipped",
        asks=asked.first.words if asked.own else "",
        answers=tuple((one.id, one.label) for one in asked.first.choices) if asked.own else (),
        moved_to=contact.starts_at if moved else None,
        handed_to=str(details.get("handed_to", "")),
    )


def _ran_out(followup: Followup) -> bool:
    """Whether it was closed for its age: that ends the looks at it, forgetting does not."""
    return followup.asked_at is not None and followup.look_at is None


def say_question(
    tx: Tx,
    followup_id: str,
    *,
    at: datetime,
    first: bool = False,
    not_after: datetime | None = None,
) -> None:
    """Send the question, or bring it up to date once it has been sent.

    After ``not_after`` it is not sent for the first time any more; whoever reminds of it finds
    that it never arrived and asks again.
    """
    followup = followups.get(tx, followup_id)
    pairing = pairings.get(tx, followup.pairing_id) if followup else None
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if followup is None or contact is None:
        return
    key, message = question_key(followup), question_message(tx, followup, contact)
    if first:
        outbox.put(
            tx,
            key=key,
            conversation=followup.user_id,
            message=message,
            at=at,
            not_after=not_after,
        )
    elif outbox.is_known(tx, key):
        outbox.revise(tx, key=key, message=message, at=at)
