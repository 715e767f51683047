"""A form that was opened before what it shows changed elsewhere overwrites nothing unasked."""

import hashlib
import json
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.core.meanwhile import changed_elsewhere, dates_of, moved_elsewhere
from bot.core.questions import FollowupDetails
from bot.core.rotation_form import FormProblems
from bot.store import followups, inbox
from bot.store.promises import Promise
from bot.store.transaction import Tx

_SHORT = 16


def state_of(answer: sa.Row[Any] | None) -> str:
    """A few letters that are the same as long as an answer says the same."""
    if answer is None or answer.withdrawn_at is not None:
        return "none"
    said = json.dumps([answer.outcome, answer.details], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_SHORT]


def undoes(
    tx: Tx, followup_id: str, *, shown: str, details: FollowupDetails, at: datetime
) -> FormProblems | None:
    """What saving these details would undo that the form did not show; None: nothing, go on.

    Asked once: who has been told and saves the same form again means it.

    Args:
        tx: the transaction that is to save; it must hold the follow-up's lock.
        followup_id: whose answer it is.
        shown: ``state_of`` the answer when the form was opened; "" if that is not known.
        details: what is to be saved, redacted as it would be.
        at: now.
    """
    answer = followups.find_answer(tx, followup_id)
    now = state_of(answer)
    if answer is None or now in ("none", shown) or not shown:
        return None
    stored = FollowupDetails.model_validate({**answer.details, "outcome": answer.outcome})
    sentence = changed_elsewhere(details, stored)
    return _told_once(tx, "outcome", sentence, f"{followup_id}:{shown}:{now}", at)


def moves_back(
    tx: Tx,
    promise: Promise,
    *,
    shown: str,
    due_on: date | None,
    update_on: date | None,
    at: datetime,
) -> FormProblems | None:
    """The same for new dates of a promise, whose form showed ``dates_of`` it."""
    now = dates_of(promise.due_on, promise.update_on)
    if not shown or now in (shown, dates_of(due_on, update_on)):
        return None
    sentence = moved_elsewhere(promise.due_on, promise.update_on)
    return _told_once(tx, "promise_due", sentence, f"{promise.id}:{shown}:{now}", at)


def _told_once(tx: Tx, field: str, sentence: str, what: str, at: datetime) -> FormProblems | None:
    if not sentence or not inbox.first_time(tx, "stale_form", what, at):
        return None
    return FormProblems(problems={field: sentence})
