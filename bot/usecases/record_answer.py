"""Record what somebody answered: one tap, the optional rest, a withdrawal."""

from datetime import datetime

from bot.core.localtime import local_day
from bot.core.promises import check_dates
from bot.core.questions import OUTCOMES, FollowupDetails, FollowupForm
from bot.core.replies import Refusal, Reply
from bot.core.rotation_form import FormProblems
from bot.store import contacts, followups, pairings, people
from bot.store.followups import Followup
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.answers import new_dates, planned_minutes, redacted, save_answer, save_promise
from bot.usecases.outcomes import apply_outcome
from bot.usecases.post_digest import refresh_digest
from bot.usecases.questions import say_question
from bot.usecases.share_learning import refresh_shared
from bot.usecases.show_home import refresh_home
from bot.usecases.stale_form import state_of, undoes
from bot.usecases.tagging import as_filled_in, choices

PUZZLE_EVERY = 4
"""Every so many calls "good puzzle?" is asked."""


def tap(tx: Tx, *, followup_id: str, user_id: str, outcome: str, at: datetime) -> Reply | None:
    """Answer the first question: that alone is a complete answer, and a later tap changes it."""
    opened = _open(tx, followup_id, user_id)
    if isinstance(opened, Refusal):
        return opened
    followup, pairing = opened
    if outcome not in OUTCOMES or OUTCOMES[outcome].kind != followup.kind:
        return Refusal(sentence="That answer is not one of this question's. Nothing was changed.")
    save_answer(tx, followup, pairing, outcome, details=None, at=at)
    _after(tx, followup, pairing, outcome, at=at)
    return None


def open_form(tx: Tx, *, followup_id: str, user_id: str) -> FollowupForm | Refusal:
    """What the optional form shows, prefilled with what was answered. Reads only."""
    opened = _open(tx, followup_id, user_id, lock=False)
    if isinstance(opened, Refusal):
        return opened
    followup, pairing = opened
    contact = contacts.get(tx, pairing.contact_id)
    answer = followups.find_answer(tx, followup_id)
    minutes = planned_minutes(tx, pairing)
    details = {"outcome": "", "minutes": minutes, **(answer.details if answer else {})}
    if answer is not None:
        details |= {"outcome": answer.outcome}
    offered = choices(tx, pairing.rotation_id, followup)
    details |= as_filled_in(tx, followup_id, offered, answer.theme if answer else "")
    return FollowupForm(
        followup_id=followup_id,
        kind=followup.kind,
        subject=contact.subject if contact else "",
        person=contact.person if contact else "",
        company=contact.company if contact else "",
        details=FollowupDetails.model_validate(details),
        question_set=followup.question_set,
        theme_choices=offered,
        ask_puzzle=followup.kind == "call"
        and followups.count_calls(tx, user_id, until=followup.happened_at) % PUZZLE_EVERY == 0,
        answered=state_of(answer),
    )


def record_details(
    tx: Tx,
    *,
    followup_id: str,
    user_id: str,
    details: FollowupDetails,
    at: datetime,
    shown: str = "",
) -> FormProblems | None:
    """Save the whole form; None when it is saved, else what must change, and nothing was saved.

    ``shown`` is the state of the answer that the form showed, as ``open_form`` gave it.
    """
    opened = _open(tx, followup_id, user_id)
    if isinstance(opened, Refusal):
        return FormProblems(problems={"outcome": opened.sentence})
    followup, pairing = opened
    if details.outcome not in OUTCOMES or OUTCOMES[details.outcome].kind != followup.kind:
        return FormProblems(problems={"outcome": "Please choose how it went first."})
    person = people.find_person(tx, user_id)
    today = local_day(at, person.zone if person else "UTC")
    if wrong := check_dates(*new_dates(tx, followup_id, details), today):
        return FormProblems(problems=wrong)
    clean = redacted(details)
    if undone := undoes(tx, followup_id, shown=shown, details=clean, at=at):
        return undone
    save_answer(tx, followup, pairing, clean.outcome, details=clean, at=at)
    save_promise(tx, followup, pairing, clean, at=at)
    _after(tx, followup, pairing, clean.outcome, at=at)
    return None


def withdraw(tx: Tx, *, followup_id: str, user_id: str, at: datetime) -> Reply | None:
    """Take an answer back: it is shown nowhere any more, and the posted digest follows."""
    opened = _open(tx, followup_id, user_id)
    if isinstance(opened, Refusal):
        return opened
    followup, pairing = opened
    answer = followups.find_answer(tx, followup_id)
    if answer is None or answer.withdrawn_at is not None:
        return Refusal(sentence="There is no answer to withdraw. Nothing was changed.")
    followups.change_answer(tx, followup_id, withdrawn_at=at)
    say_question(tx, followup.id, at=at)
    refresh_shared(tx, followup.id, at=at)
    refresh_digest(tx, pairing.rotation_id, answer.week, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def _open(
    tx: Tx, followup_id: str, user_id: str, *, lock: bool = True
) -> tuple[Followup, Pairing] | Refusal:
    if lock:
        followups.lock(tx, followup_id)
    followup = followups.get(tx, followup_id)
    pairing = pairings.get(tx, followup.pairing_id) if followup else None
    if followup is None or pairing is None or followup.state == "closed":
        return Refusal(sentence="This question is not open any more. Nothing was changed.")
    if followup.user_id != user_id:
        return Refusal(sentence="This question was asked to somebody else. Nothing was changed.")
    return followup, pairing


def _after(tx: Tx, followup: Followup, pairing: Pairing, outcome: str, *, at: datetime) -> None:
    apply_outcome(tx, pairing, OUTCOMES[outcome], at=at)
    say_question(tx, followup.id, at=at)
    answer = followups.find_answer(tx, followup.id)
    if answer is not None:
        refresh_shared(tx, followup.id, at=at)
        refresh_digest(tx, pairing.rotation_id, answer.week, at=at)
    refresh_home(tx, followup.user_id, at=at)
