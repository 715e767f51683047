"""Hand a promise over to a named colleague: it is theirs once they have accepted."""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from bot.core.messages import PromiseHandover
from bot.core.person import Person, cannot_take_part
from bot.core.reminding import end_of_work
from bot.core.replies import Refusal, Reply
from bot.core.rotation_form import FormProblems
from bot.store import agenda, outbox, people, promises
from bot.store.agenda import AgendaRow
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.calendars import decent_time
from bot.usecases.cards import private_promise_line
from bot.usecases.matters import calendar_in
from bot.usecases.own_promise import own_promise, settle_promise
from bot.usecases.reminders import ring
from bot.usecases.show_home import refresh_home

State = Literal["asked", "accepted", "declined", "over"]
FIELD = "colleague"


def hand_over_promise(
    tx: Tx, *, promise_id: str, user_id: str, colleague: Person, at: datetime
) -> FormProblems | None:
    """Ask a colleague to take a promise over; until they accept it stays with whoever gives it.

    They are asked at a decent time of theirs. Asking somebody else calls the first off.
    """
    promise = own_promise(tx, promise_id, user_id, at=at)
    if isinstance(promise, Refusal):
        return FormProblems(problems={FIELD: promise.sentence})
    if colleague.user_id == user_id:
        return FormProblems(problems={FIELD: "It is yours already. Please choose a colleague."})
    if sentence := cannot_take_part(colleague):
        return FormProblems(problems={FIELD: sentence})
    call_off_handover(tx, promise, at=at)
    people.save_person(tx, colleague, at=at)
    promises.change(tx, promise.id, handover_to=colleague.user_id, handover_at=at)
    asked = replace(promise, handover_to=colleague.user_id, handover_at=at)
    agenda.put(tx, "offer_promise", promise.id, at)
    message = _message(tx, asked, "asked", for_giver=True)
    outbox.put(tx, key=_key("promise-given", asked), conversation=user_id, message=message, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def offer_promise(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Ask the colleague, in their working hours; one who could not be asked is asked again."""
    promise = promises.get(tx, row.subject)
    if promise is None or promise.state != "open" or not promise.handover_to:
        return
    calendar = calendar_in(tx, promise.rotation_id, promise.handover_to, at=at)
    key = _key("promise-asked", promise)
    if calendar is None or (outbox.is_known(tx, key) and not outbox.is_lost(tx, key, at)):
        return
    if (ask_at := decent_time(calendar, at)) > at:
        agenda.put(tx, "offer_promise", promise.id, ask_at)
        return
    not_after = end_of_work(calendar, at)
    message = _message(tx, promise, "asked")
    outbox.put(
        tx,
        key=key,
        conversation=promise.handover_to,
        message=message,
        at=at,
        not_after=not_after,
    )
    agenda.put(tx, "offer_promise", promise.id, decent_time(calendar, not_after))


def answer_handover(
    tx: Tx, *, promise_id: str, user_id: str, accepts: bool, at: datetime
) -> Reply | None:
    """Take a promise over, or leave it with whoever has it; the messages to both say so."""
    ring(tx, user_id, at=at)
    promise = promises.get(tx, promise_id)
    if promise is None or promise.handover_to != user_id or promise.state != "open":
        return Refusal(sentence="This promise waits for you no more. Nothing was changed.")
    if not accepts:
        promises.change(tx, promise.id, handover_to="", handover_at=None)
        _say_both(tx, promise, "declined", at=at)
        refresh_home(tx, promise.user_id, at=at)
        return None
    if not promises.hand_over(tx, promise.id, to=user_id):
        return Refusal(sentence="Somebody was faster: this promise is closed. Nothing was changed.")
    _say_both(tx, promise, "accepted", at=at)
    settle_promise(tx, promise, "handed_over", at=at)
    refresh_home(tx, user_id, at=at)
    return None


def call_off_handover(tx: Tx, promise: Promise, *, at: datetime) -> None:
    """Nobody need answer any more whether they take it over; nothing if nobody was asked."""
    if promise.handover_to:
        promises.change(tx, promise.id, handover_to="", handover_at=None)
        _say_both(tx, promise, "over", at=at)


def _say_both(tx: Tx, asked: Promise, state: State, *, at: datetime) -> None:
    for name, for_giver in (("promise-asked", False), ("promise-given", True)):
        message = _message(tx, asked, state, for_giver=for_giver)
        outbox.revise(tx, key=_key(name, asked), message=message, at=at)


def _message(tx: Tx, promise: Promise, state: State, *, for_giver: bool = False) -> PromiseHandover:
    return PromiseHandover(
        line=private_promise_line(tx, promise),
        from_user_id=promise.user_id,
        to_user_id=promise.handover_to,
        state=state,
        for_giver=for_giver,
    )


def _key(name: str, promise: Promise) -> str:
    return f"{name}:{promise.id}:{promise.handover_to}:{promise.handover_at:%Y%m%d%H%M%S}"
