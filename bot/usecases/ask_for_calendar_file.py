"""Ask for a file for one's own calendar: of a call one has, or of the days of a promise."""

from datetime import datetime

from bot.core.calendar_messages import OVER, CallEntry
from bot.core.replies import Done, Refusal, Reply
from bot.store import contacts, followups, pairings, promises
from bot.store.transaction import Tx
from bot.usecases.calendar_files import call_entry, give_file, known_file, promise_entry
from bot.usecases.cards import say_offer
from bot.usecases.show_home import refresh_home
from bot.usecases.stale import not_yours

_THERE = "The file is in our direct messages already: open it to put this in your calendar."
_COMING = "The file is on its way into our direct messages: open it to put this in your calendar."
_NO_CALL = "There is nothing of this to put in your calendar any more."
_NO_DAYS = "This promise has no dates yet. Give it some, then I can make the file."
_NOT_OPEN = "This promise is not yours or not open any more."


def call_file(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """The call for somebody's calendar, or out of it once it is not theirs any more.

    None: the file comes, which says all.
    """
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    contacts.lock(tx, pairing.contact_id)  # of two presses at once the second finds the file
    contact = contacts.get(tx, pairing.contact_id)
    before = known_file(tx, pairing_id, user_id)
    if pairing.state in OVER and before is not None and isinstance(before.entry, CallEntry):
        if before.state == "called_off":
            return Done(sentence="The file is in our direct messages: it takes the call out.")
        give_file(tx, pairing_id, user_id, before.entry, state="called_off", at=at)
        _shown(tx, pairing_id, user_id, at=at)
        return None
    entry = call_entry(tx, pairing, contact) if contact is not None else None
    if pairing.state != "accepted" or entry is None or entry.ends_at <= at:
        say_offer(tx, pairing_id, at=at)
        return Refusal(sentence=_NO_CALL)
    if not give_file(tx, pairing_id, user_id, entry, state="given", at=at):
        return Done(sentence=_THERE)
    _shown(tx, pairing_id, user_id, at=at)
    return None


def _shown(tx: Tx, pairing_id: str, user_id: str, *, at: datetime) -> None:
    say_offer(tx, pairing_id, at=at)
    refresh_home(tx, user_id, at=at)


def promise_file(tx: Tx, *, promise_id: str, user_id: str, at: datetime) -> Reply:
    """The days of an open promise, as all-day entries that ring in the morning."""
    promise = promises.get(tx, promise_id)
    if promise is None or promise.user_id != user_id or promise.state != "open":
        return Refusal(sentence=_NOT_OPEN)
    if promise.due_on is None and promise.update_on is None:
        return Refusal(sentence=_NO_DAYS)
    if promise.followup_id is not None:
        followups.lock(tx, promise.followup_id)  # as above
    entry = promise_entry(tx, promise)
    new = give_file(tx, promise_id, user_id, entry, state="given", at=at)
    return Done(sentence=_COMING if new else _THERE)
