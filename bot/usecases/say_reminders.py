"""Say a day's reminders, and note of each thing that it was said."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.localtime import local_day
from bot.core.messages import PromiseNudge, Reminders
from bot.core.promise_nudges import nudge_on
from bot.core.reminding import next_look
from bot.core.worktime import WorkCalendar
from bot.store import followups, outbox, people, promises
from bot.store.followups import Followup
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.matters import Matter, is_workday, nudge_at
from bot.usecases.reminders import MOST_SHOWN, nudge, questions_of


def say_reminders(
    tx: Tx,
    user_id: str,
    *,
    key: str,
    matters: Sequence[Matter],
    pause: bool,
    not_after: datetime,
    at: datetime,
) -> None:
    """Send one message about all of these.

    Args:
        tx: the transaction.
        user_id: who reads it.
        key: names the message for its whole life.
        matters: what to remind of; what there is no room for is counted.
        pause: whether to ask if they want to pause.
        not_after: when nobody wants to read it any more.
        at: now.
    """
    asked = [one.thing for one in matters if isinstance(one.thing, Followup)]
    promised = [(one.thing, one.calendar) for one in matters if isinstance(one.thing, Promise)]
    for one in matters:
        if isinstance(one.thing, Followup):
            _note_question(tx, one.thing, one.calendar, key, at)
        else:
            look_at = nudge_at(one.thing, one.calendar, at)
            promises.change(tx, one.thing.id, look_at=look_at, reminder=key)
    message = Reminders(
        key=key,
        questions=questions_of(tx, (one.id for one in asked[:MOST_SHOWN])),
        promises=tuple(_nudge(tx, *each, at) for each in promised[:MOST_SHOWN]),
        more=max(0, len(asked) - MOST_SHOWN) + max(0, len(promised) - MOST_SHOWN),
        pause="asked" if pause else "",
    )
    outbox.put(tx, key=key, conversation=user_id, message=message, at=at, not_after=not_after)
    people.note_reminder(tx, user_id, key)


def _note_question(tx: Tx, asked: Followup, calendar: WorkCalendar, key: str, at: datetime) -> None:
    """What somebody chose themselves is not one of the two reminders."""
    reminders = asked.reminders if asked.snoozed else asked.reminders + 1
    followups.change(
        tx,
        asked.id,
        look_at=next_look(calendar, at, reminders),
        reminders=reminders,
        snoozed=False,
        reminder=key,
    )


def _nudge(tx: Tx, promise: Promise, calendar: WorkCalendar, at: datetime) -> PromiseNudge:
    kind = nudge_on(
        due_on=promise.due_on,
        update_on=promise.update_on,
        today=local_day(at, calendar.zone),
        is_workday=is_workday(calendar),
    )
    return nudge(tx, promise, kind)
