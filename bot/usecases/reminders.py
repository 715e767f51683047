"""The one DM of a day that reminds somebody of questions and promises, filled from the store."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.core.messages import NudgeKind, PromiseNudge, PromiseState, Question, Reminders
from bot.core.reminding import OPEN_FOR
from bot.store import agenda, contacts, customers, followups, outbox, pairings, promises
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.cards import private_promise_line
from bot.usecases.questions import question_message

MOST_SHOWN = 6
"""Of either kind: a message has room for 50 blocks. The rest is counted and stands on Home."""
_REFRESHED = OPEN_FOR + timedelta(days=1)
"""So old a message may have buttons that still do something."""


def ring(tx: Tx, user_id: str, *, at: datetime) -> None:
    """Have somebody's reminders planned anew, at once: what they may be reminded of has changed.

    Only the moment itself plans (``remind_person``), so that two changes at once cannot hide
    each other. Ring before a follow-up is locked: the moment locks its row first, too.
    """
    agenda.put(tx, "remind_person", user_id, at)


def questions_of(tx: Tx, followup_ids: Iterable[str]) -> tuple[Question, ...]:
    """These questions as they read now; what is not there any more is left out."""
    found = []
    for followup_id in followup_ids:
        followup = followups.get(tx, followup_id)
        pairing = pairings.get(tx, followup.pairing_id) if followup else None
        contact = contacts.get(tx, pairing.contact_id) if pairing else None
        if followup is not None and contact is not None:
            found.append(question_message(tx, followup, contact))
    return tuple(found)


def nudge(
    tx: Tx, promise: Promise, kind: NudgeKind, state: PromiseState | None = None
) -> PromiseNudge:
    """A promise in its owner's reminders; ``state`` where it is more than open or kept."""
    person, _ = customers.names(tx, promise.customer_id) if promise.customer_id else ("", "")
    return PromiseNudge(
        line=private_promise_line(tx, promise),
        nudge=kind,
        person=person,
        state=state or _state(promise),
    )


def _state(promise: Promise) -> PromiseState:
    match promise.state:
        case "kept":
            return "kept"
        case "open":
            return "open"
        case _:
            return "dropped"


def refresh_reminders(
    tx: Tx,
    user_id: str,
    about: str,
    *,
    at: datetime,
    became: PromiseState | None = None,
) -> None:
    """Bring every message that reminded of this up to date, so that no dead button stays.

    Args:
        tx: the transaction.
        user_id: who was reminded.
        about: the follow-up or promise that has changed.
        at: now.
        became: what a promise has become, where it is still open; it stays said there.
    """
    for key, known in outbox.bodies(tx, user_id, "reminders:", since=at - _REFRESHED):
        if not isinstance(known, Reminders):
            continue
        ids = {one.followup_id for one in known.questions}
        if about not in ids | {one.line.promise_id for one in known.promises}:
            continue
        nudges = tuple(_as_it_is_now(tx, one, about, became) for one in known.promises)
        asked = questions_of(tx, (one.followup_id for one in known.questions))
        fresh = known.model_copy(update={"questions": asked, "promises": nudges})
        outbox.revise(tx, key=key, message=fresh, at=at)


def _as_it_is_now(
    tx: Tx, one: PromiseNudge, about: str, became: PromiseState | None
) -> PromiseNudge:
    promise = promises.get(tx, one.line.promise_id)
    if promise is None or one.state != "open":
        return one
    return nudge(tx, promise, one.nudge, became if promise.id == about else None)
