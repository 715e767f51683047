"""Close a promise: the customer was told."""

from datetime import datetime

from bot.core.replies import Refusal, Reply
from bot.store import promises
from bot.store.transaction import Tx
from bot.usecases.hand_over_promise import call_off_handover
from bot.usecases.own_promise import own_promise, settle_promise


def keep_promise(tx: Tx, *, promise_id: str, user_id: str, at: datetime) -> Reply | None:
    """Mark a promise as kept. None: the message it was pressed in, or Home, shows it."""
    promise = own_promise(tx, promise_id, user_id, at=at)
    if isinstance(promise, Refusal):
        return promise
    if not promises.keep(tx, promise_id, at=at):
        return Refusal(sentence="This promise is closed already. Nothing was changed.")
    call_off_handover(tx, promise, at=at)
    settle_promise(tx, promise, "kept", at=at)
    return None
