"""Close a promise: the customer was told."""

from datetime import datetime

from bot.core.localtime import week_label
from bot.core.replies import Refusal, Reply
from bot.store import promises, rotations
from bot.store.transaction import Tx
from bot.usecases.post_digest import refresh_digest
from bot.usecases.show_home import refresh_home


def keep_promise(tx: Tx, *, promise_id: str, user_id: str, at: datetime) -> Reply | None:
    """Mark a promise as kept. None: Home shows it."""
    promise = promises.get(tx, promise_id)
    if promise is None:
        return Refusal(sentence="This promise is not there any more. Nothing was changed.")
    if promise.user_id != user_id:
        return Refusal(sentence="This promise is somebody else's to close. Nothing was changed.")
    if not promises.keep(tx, promise_id, at=at):
        return Refusal(sentence="This promise is closed already. Nothing was changed.")
    rotation = rotations.get(tx, promise.rotation_id)
    if rotation is not None:
        week = week_label(at, rotation.form.zone)
        refresh_digest(tx, rotation.id, week, at=at)
    refresh_home(tx, user_id, at=at)
    return None
