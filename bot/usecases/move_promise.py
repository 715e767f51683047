"""Give a promise new dates: the customer was told that we are still on it, or it takes longer."""

from datetime import date, datetime

from bot.core.localtime import local_day
from bot.core.messages import PromiseState
from bot.core.promises import check_dates, next_update
from bot.core.questions import PromiseForm
from bot.core.replies import Refusal, Reply
from bot.core.rotation_form import FormProblems
from bot.store import promises
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.cards import customer_of
from bot.usecases.matters import calendar_in, nudge_at
from bot.usecases.own_promise import own_promise, settle_promise
from bot.usecases.stale_form import moves_back


def told_still_on_it(tx: Tx, *, promise_id: str, user_id: str, at: datetime) -> Reply | None:
    """They heard from us: the next update is a week later, unless it is due before then."""
    promise = own_promise(tx, promise_id, user_id, at=at)
    if isinstance(promise, Refusal):
        return promise
    update_on = next_update(promise.due_on, _today(tx, promise, at))
    _save(tx, promise, promise.due_on, update_on, "told", at=at)
    return None


def open_promise_form(tx: Tx, *, promise_id: str, user_id: str) -> PromiseForm | Refusal:
    """What the forms for new dates and for a handover show. Reads only."""
    promise = promises.get(tx, promise_id)
    if promise is None or promise.user_id != user_id or promise.state != "open":
        return Refusal(sentence="This promise is not yours or not open any more.")
    return PromiseForm(
        promise_id=promise.id,
        text=promise.text,
        customer=customer_of(tx, promise),
        due_on=promise.due_on,
        update_on=promise.update_on,
    )


def give_new_dates(
    tx: Tx,
    *,
    promise_id: str,
    user_id: str,
    due_on: date | None,
    update_on: date | None,
    at: datetime,
    shown: str = "",
) -> FormProblems | None:
    """Save new dates; None when they are saved, else what must change, and nothing was saved.

    ``shown`` are the dates that the form showed (``dates_of``).
    """
    promise = own_promise(tx, promise_id, user_id, at=at)
    if isinstance(promise, Refusal):
        return FormProblems(problems={"promise_due": promise.sentence})
    if due_on is None and update_on is None:
        sentence = "Please name a day, so that I can remind you."
        return FormProblems(problems={"promise_due": sentence})
    if wrong := check_dates(due_on, update_on, _today(tx, promise, at)):
        return FormProblems(problems=wrong)
    back = moves_back(tx, promise, shown=shown, due_on=due_on, update_on=update_on, at=at)
    if back is not None:
        return back
    _save(tx, promise, due_on, update_on, "moved", at=at)
    return None


def _save(
    tx: Tx,
    promise: Promise,
    due_on: date | None,
    update_on: date | None,
    became: PromiseState,
    *,
    at: datetime,
) -> None:
    promises.change(tx, promise.id, due_on=due_on, update_on=update_on)
    plan_nudge(tx, promise.id, at=at)
    settle_promise(tx, promise, became, at=at)


def plan_nudge(tx: Tx, promise_id: str, *, at: datetime) -> None:
    """Work out anew when to nudge about a promise whose dates have just been set."""
    promise = promises.get(tx, promise_id)
    if promise is None or promise.state != "open":
        return
    calendar = calendar_in(tx, promise.rotation_id, promise.user_id, at=at)
    if calendar is not None:
        look_at = nudge_at(promise, calendar, at, fresh=True)
        promises.change(tx, promise.id, look_at=look_at)


def _today(tx: Tx, promise: Promise, at: datetime) -> date:
    calendar = calendar_in(tx, promise.rotation_id, promise.user_id, at=at)
    return local_day(at, calendar.zone if calendar else "UTC")
