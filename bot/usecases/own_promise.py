"""What every act on a promise begins and ends with."""

from datetime import datetime

from bot.core.localtime import week_label
from bot.core.messages import PromiseState
from bot.core.replies import Refusal
from bot.store import promises, rotations
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.calendar_files import follow_promise_file
from bot.usecases.host_cards import follow_host_of
from bot.usecases.post_digest import refresh_digest
from bot.usecases.reminders import refresh_reminders, ring
from bot.usecases.show_home import refresh_home


def own_promise(tx: Tx, promise_id: str, user_id: str, *, at: datetime) -> Promise | Refusal:
    """An open promise of this person, whose reminders are planned anew; else a sentence."""
    ring(tx, user_id, at=at)
    promise = promises.get(tx, promise_id)
    if promise is None:
        return Refusal(sentence="This promise is not there any more. Nothing was changed.")
    if promise.user_id != user_id:
        return Refusal(sentence="This promise is somebody else's now. Nothing was changed.")
    if promise.state != "open":
        return Refusal(sentence="This promise is closed already. Nothing was changed.")
    return promise


def settle_promise(tx: Tx, promise: Promise, became: PromiseState, *, at: datetime) -> None:
    """Bring the day's reminders, the week's digest and Home to what a promise has become."""
    refresh_reminders(tx, promise.user_id, promise.id, at=at, became=became)
    if promise.followup_id is not None:
        follow_host_of(tx, promise.followup_id, at=at)
    follow_promise_file(tx, promise.id, promise.user_id, at=at)
    rotation = rotations.get(tx, promise.rotation_id)
    if rotation is not None:
        refresh_digest(tx, rotation.id, week_label(at, rotation.form.zone), at=at)
    refresh_home(tx, promise.user_id, at=at)
