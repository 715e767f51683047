"""Be asked again later, or not at all: what somebody chooses beats the schedule."""

from datetime import datetime, timedelta

from bot.core.reminding import OPEN_FOR, SNOOZES, snoozed_until
from bot.core.replies import Refusal, Reply
from bot.store import followups, pairings
from bot.store.followups import UNANSWERED
from bot.store.transaction import Tx
from bot.usecases.calendars import decent_time
from bot.usecases.matters import calendar_in
from bot.usecases.questions import say_question
from bot.usecases.reminders import refresh_reminders, ring
from bot.usecases.show_home import refresh_home

SKIP = "skip"


def snooze_question(
    tx: Tx, *, followup_id: str, user_id: str, choice: str, at: datetime
) -> Reply | None:
    """Put a question off: ``hour``, ``tomorrow``, ``monday``; or ``skip`` it. The DM says so.

    The moment is moved on to the next decent one. A question that was skipped can be answered
    all the same, and snoozed after all.
    """
    ring(tx, user_id, at=at)
    followups.lock(tx, followup_id)
    asked = followups.get(tx, followup_id)
    if asked is None or asked.user_id != user_id:
        return Refusal(sentence="This question was asked to somebody else. Nothing was changed.")
    if asked.state not in UNANSWERED:
        return Refusal(sentence="This question needs no answer any more. Nothing was changed.")
    closes_at = (asked.asked_at or at) + OPEN_FOR
    if choice == SKIP:
        followups.change(tx, asked.id, state="skipped", look_at=closes_at, snoozed=False)
    else:
        pairing = pairings.get(tx, asked.pairing_id)
        calendar = calendar_in(tx, pairing.rotation_id, user_id, at=at) if pairing else None
        known = next((one for one in SNOOZES if one == choice), None)
        if calendar is None or known is None:
            return Refusal(sentence="I do not know that choice any more. Nothing was changed.")
        until = decent_time(calendar, snoozed_until(known, calendar.zone, at))
        if until >= closes_at:
            days = OPEN_FOR // timedelta(days=1)
            return Refusal(
                sentence=f"I keep a question open for {days} days, and these end before then."
                " Nothing was changed."
            )
        followups.change(tx, asked.id, state="asked", look_at=until, snoozed=True)
    say_question(tx, asked.id, at=at)
    refresh_reminders(tx, user_id, asked.id, at=at)
    refresh_home(tx, user_id, at=at)
    return None
