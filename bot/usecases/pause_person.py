"""After two questions in a row without an answer: pause, or go on as before."""

from datetime import datetime

from bot.core.absence import Absence
from bot.core.messages import Reminders
from bot.core.replies import Refusal, Reply
from bot.store import absences, members, outbox, people
from bot.store.transaction import Tx
from bot.usecases.reminders import ring
from bot.usecases.show_home import refresh_home

_OVER = "You have said so already. Nothing was changed."


def pause_me(tx: Tx, *, key: str, user_id: str, at: datetime) -> Reply | None:
    """Leave somebody out of every rotation until they say ``back``."""
    ring(tx, user_id, at=at)
    asked = _asked(tx, key, user_id)
    if isinstance(asked, Refusal):
        return asked
    people.lock_workspace(tx)  # a round held at this moment must not pick who is pausing
    for member in members.of_person(tx, user_id, at=at):
        absences.end(tx, member.id, at=at, reason="skip")
        absences.add(tx, member.id, Absence(since=at, until=None, reason="skip"))
    people.forget_ignored(tx, user_id)
    outbox.revise(tx, key=key, message=asked.model_copy(update={"pause": "paused"}), at=at)
    refresh_home(tx, user_id, at=at)
    return None


def go_on(tx: Tx, *, key: str, user_id: str, at: datetime) -> Reply | None:
    """Change nothing; it is asked again only after two more questions without an answer."""
    ring(tx, user_id, at=at)
    asked = _asked(tx, key, user_id)
    if isinstance(asked, Refusal):
        return asked
    people.forget_ignored(tx, user_id)
    outbox.revise(tx, key=key, message=asked.model_copy(update={"pause": "going_on"}), at=at)
    return None


def _asked(tx: Tx, key: str, user_id: str) -> Reminders | Refusal:
    known = outbox.body(tx, key)
    if not key.startswith(f"reminders:{user_id}:") or not isinstance(known, Reminders):
        return Refusal(sentence="This was asked of somebody else. Nothing was changed.")
    return known if known.pause == "asked" else Refusal(sentence=_OVER)
