"""Remind somebody of all that is open, in one message a day, and plan when to look again."""

from collections.abc import Iterable
from datetime import datetime

from bot.core.localtime import local_day
from bot.core.reminding import (
    IGNORED_IN_A_ROW,
    MOST_REMINDERS,
    OPEN_FOR,
    end_of_work,
    morning_after,
    next_look,
)
from bot.store import agenda, followups, outbox, people, promises
from bot.store.agenda import AgendaRow
from bot.store.followups import Followup
from bot.store.promises import Promise
from bot.store.transaction import Tx
from bot.usecases.matters import Matter, matters_of
from bot.usecases.questions import question_key, say_question
from bot.usecases.say_reminders import say_reminders
from bot.usecases.show_home import refresh_home


def remind_person(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Say what is due, at a decent time and at most once a local day, and plan the next look.

    What somebody asked to be reminded of at a moment of their choice comes at that moment, in a
    message of its own if the day's has been sent.
    """
    user_id = row.subject
    person = people.find_person(tx, user_id)
    if person is None or person.state != "active":
        return
    _say_the_lost_again(tx, user_id, at)
    day_key = f"reminders:{user_id}:{local_day(at, person.zone)}"
    said = outbox.is_known(tx, day_key)
    due = [one for one in matters_of(tx, user_id, at=at) if _is_due(one, at, said=said)]
    reminded = [one for one in due if _is_to_be_reminded_of(tx, one, at)]
    silent = [one for one in due if one not in reminded]
    ignored = [_end(tx, one.thing, at) for one in silent if isinstance(one.thing, Followup)]
    pause = any(ignored)
    if reminded or pause:
        say_reminders(
            tx,
            user_id,
            key=f"{day_key}:{at:%H%M%S}" if said else day_key,
            matters=reminded,
            pause=pause,
            not_after=max(end_of_work(one.calendar, at) for one in due),
            at=at,
        )
    if silent:
        refresh_home(tx, user_id, at=at)
    _plan(tx, user_id, matters_of(tx, user_id, at=at), day_key, at)


def _is_due(matter: Matter, at: datetime, *, said: bool) -> bool:
    return matter.ready_at <= at and (matter.chosen or not said)


def _is_to_be_reminded_of(tx: Tx, matter: Matter, at: datetime) -> bool:
    """Whether it belongs in the message; a question that never arrived is asked again instead."""
    asked = matter.thing
    if isinstance(asked, Promise):
        return True
    if asked.state != "asked" or _is_over(asked, at):
        return False
    if outbox.is_lost(tx, question_key(asked), at):
        look_at = next_look(matter.calendar, at, 0)
        followups.change(tx, asked.id, look_at=look_at, asked_at=at, snoozed=False)
        say_question(tx, asked.id, at=at, first=True, not_after=end_of_work(matter.calendar, at))
        return False
    return asked.snoozed or asked.reminders < MOST_REMINDERS


def _is_over(asked: Followup, at: datetime) -> bool:
    return asked.asked_at is None or asked.asked_at + OPEN_FOR <= at


def _end(tx: Tx, asked: Followup, at: datetime) -> bool:
    """Fall silent about a question, or close it; whether to ask if they want to pause."""
    now = followups.get(tx, asked.id)
    if now is None or now.look_at != asked.look_at:  # it was asked again
        return False
    if _is_over(asked, at):
        followups.change(tx, asked.id, state="closed", look_at=None)
        say_question(tx, asked.id, at=at)
        return False
    closes_at = (asked.asked_at or at) + OPEN_FOR
    followups.change(tx, asked.id, look_at=closes_at, snoozed=False)
    return people.count_ignored(tx, asked.user_id) == IGNORED_IN_A_ROW


def _say_the_lost_again(tx: Tx, user_id: str, at: datetime) -> None:
    """What was to be said in a message that could not be sent in its time is due again."""
    key = people.reminder_of(tx, user_id)
    if not key:
        return
    lost = outbox.is_lost(tx, key, at)
    if not lost and outbox.is_owed(tx, key):  # it may still arrive: look again
        return
    people.note_reminder(tx, user_id, "")
    if not lost:
        return
    for asked in followups.waiting_of_person(tx, user_id):
        if asked.reminder == key:
            left = max(0, asked.reminders - 1)
            followups.change(tx, asked.id, look_at=at, reminders=left, reminder="")
    for promise in promises.still_open(tx, user_id=user_id):
        if promise.reminder == key:
            promises.change(tx, promise.id, look_at=at, reminder="")


def _plan(tx: Tx, user_id: str, matters: Iterable[Matter], day_key: str, at: datetime) -> None:
    """Look again when the next is due; the morning after a message, to see that it has arrived."""
    said = outbox.is_known(tx, day_key)
    unsure = bool(people.reminder_of(tx, user_id))
    moments = []
    for one in matters:
        morning = morning_after(one.calendar, at)
        waits = said and not one.chosen
        moments.append(max(one.ready_at, morning) if waits else one.ready_at)
        if unsure:
            moments.append(morning)
    if moments:
        agenda.put(tx, "remind_person", user_id, min(moments))
