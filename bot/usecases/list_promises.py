"""What somebody has promised and not kept yet."""

from bot.core.replies import MyPromises
from bot.store import promises
from bot.store.transaction import Tx
from bot.usecases.cards import private_promise_line


def list_promises(tx: Tx, *, user_id: str, again: bool = False) -> MyPromises:
    """All their open promises, the next due first, with the customers' names. Reads only."""
    mine = promises.still_open(tx, user_id=user_id)
    lines = tuple(private_promise_line(tx, one) for one in mine)
    return MyPromises(promises=lines, again=again)
