"""Record what somebody answered: one tap, the optional rest, a withdrawal."""

from datetime import datetime

from bot.core.localtime import local_day
from bot.core.promises import check_dates
from bot.core.questions import OUTCOMES, FollowupDetails, FollowupForm
from bot.core.replies import Refusal, Reply
from bot.core.rotation_form import FormProblems
from bot.store import contacts, followups, people, promises
from bot.store.followups import Followup
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.answers import new_dates, planned_minutes, redacted, save_answer, save_promise
from bot.usecases.asked_with import asked_with
from bot.usecases.outcomes import apply_outcome
from bot.usecases.own_answers import own_answers
from bot.usecases.own_question import look_at_question, own_question
from bot.usecases.post_digest import refresh_digest
from bot.usecases.questions import say_question
from bot.usecases.reminders import refresh_reminders
from bot.usecases.share_learning import refresh_shared
from bot.usecases.show_home import refresh_home
from bot.usecases.stale_form import state_of, undoes
from bot.usecases.tagging import as_filled_in, choices

PUZZLE_EVERY = 4
"""Every so many calls "good puzzle?" is asked."""


def tap(tx: Tx, *, followup_id: str, user_id: str, outcome: str, at: datetime) -> Reply | None:
    """Answer the first question: that alone is a complete answer, and a later tap changes it."""
    opened = own_question(tx, followup_id, user_id, at=at)
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
    opened = look_at_question(tx, followup_id, user_id)
    if isinstance(opened, Refusal):
        return opened
    followup, pairing = opened
    contact = contacts.get(tx, pairing.contact_id)
    answer = followups.find_answer(tx, followup_id)
    minutes = planned_minutes(tx, pairing)
    asked = asked_with(tx, pairing.rotation_id, followup.kind, followup.question_set)
    details = {"outcome": "", "minutes": minutes, **(answer.details if answer else {})}
    if answer is not None:
        details |= {"outcome": answer.outcome} | _promised(tx, followup)
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
        questions=asked if asked.own else None,
        theme_choices=offered,
        ask_puzzle=followup.kind == "call"
        and followups.count_calls(tx, user_id, until=followup.happened_at) % PUZZLE_EVERY == 0,
        answered=state_of(answer),
    )


def _promised(tx: Tx, followup: Followup) -> dict[str, object]:
    """The dates of the answer's promise as they are now: they may have been moved since."""
    promise = promises.of_followup(tx, followup.id)
    if promise is None or promise.state == "dropped":
        return {}
    return {"promise_due": promise.due_on, "promise_update": promise.update_on}


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
    opened = own_question(tx, followup_id, user_id, at=at)
    if isinstance(opened, Refusal):
        return FormProblems(problems={"outcome": opened.sentence})
    followup, pairing = opened
    if details.outcome not in OUTCOMES or OUTCOMES[details.outcome].kind != followup.kind:
        return FormProblems(problems={"outcome": "Please choose how it went first."})
    person = people.find_person(tx, user_id)
    today = local_day(at, person.zone if person else "UTC")
    if wrong := check_dates(*new_dates(tx, followup_id, details), today):
        return FormProblems(problems=wrong)
    known = followups.find_answer(tx, followup_id)
    handed_to = known.details.get("handed_to", "") if known else ""
    asked = asked_with(tx, pairing.rotation_id, followup.kind, followup.question_set)
    own = own_answers(asked, details.own)
    clean = redacted(details).model_copy(update={"handed_to": handed_to, "own": own})
    if undone := undoes(tx, followup_id, shown=shown, details=clean, at=at):
        return undone
    save_answer(tx, followup, pairing, clean.outcome, details=clean, at=at)
    save_promise(tx, followup, pairing, clean, at=at)
    _after(tx, followup, pairing, clean.outcome, at=at)
    return None


def withdraw(tx: Tx, *, followup_id: str, user_id: str, at: datetime) -> Reply | None:
    """Take an answer back: it is shown nowhere any more, and the posted digest follows."""
    opened = own_question(tx, followup_id, user_id, at=at)
    if isinstance(opened, Refusal):
        return opened
    followup, pairing = opened
    answer = followups.find_answer(tx, followup_id)
    if answer is None or answer.withdrawn_at is not None:
        return Refusal(sentence="There is no answer to withdraw. Nothing was changed.")
    followups.change_answer(tx, followup_id, withdrawn_at=at)
    say_question(tx, followup.id, at=at)
    refresh_shared(tx, followup.id, at=at)
    refresh_reminders(tx, followup.user_id, followup.id, at=at)
    refresh_digest(tx, pairing.rotation_id, answer.week, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def _after(tx: Tx, followup: Followup, pairing: Pairing, outcome: str, *, at: datetime) -> None:
    apply_outcome(tx, pairing, OUTCOMES[outcome], at=at)
    say_question(tx, followup.id, at=at)
    refresh_reminders(tx, followup.user_id, followup.id, at=at)
    answer = followups.find_answer(tx, followup.id)
    if answer is not None:
        refresh_shared(tx, followup.id, at=at)
        refresh_digest(tx, pairing.rotation_id, answer.week, at=at)
    refresh_home(tx, followup.user_id, at=at)
