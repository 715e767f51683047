"""A thank-you reaches whoever it is for, and their manager if both agreed: one DM a day.

It waits for an hour, so that its author may think again, and for a decent time of its reader.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.core.localtime import local_day
from bot.core.messages import ThanksItem, ThanksNotice
from bot.core.reminding import end_of_work, morning_after
from bot.core.worktime import WorkCalendar
from bot.store import (
    agenda,
    followups,
    learnings,
    managers,
    outbox,
    people,
    thank_yous,
    visibility,
)
from bot.store.agenda import AgendaRow
from bot.store.thank_yous import ThankYou
from bot.store.transaction import AnyRow, Tx
from bot.usecases.calendars import decent_time
from bot.usecases.matters import calendar_in

SAY: Final = "say_thanks"
"""The kind of moment at which somebody is told what they were thanked for."""
WATCH: Final = "watch_thanks"
"""The kind of moment at which it is looked at whether that has arrived."""
_HOLD: Final = timedelta(hours=1)
_A_MOMENT: Final = timedelta(minutes=1)
_RECENT: Final = timedelta(days=7)


def follow_thanks(tx: Tx, followup_id: str, *, at: datetime) -> None:
    """Let the thank-you in an answer be said, changed or taken back; call it when one changes."""
    answer = followups.find_answer(tx, followup_id)
    if answer is None:
        return
    known = {one.to_user_id: one for one in thank_yous.of_answer(tx, followup_id)}
    for to, about in _readers(tx, answer).items():
        if to in known and known[to].about_user_id == about:
            continue
        if to in known:
            thank_yous.drop(tx, known.pop(to))
        thank_yous.add(tx, followup_id, to=to, about=about, at=at)
        _plan(tx, answer.rotation_id, to, at=at)
    for one in known.values():
        if one.message:
            _say_again(tx, one.to_user_id, one.message, at=at)
        elif not _is_wanted(tx, one):
            thank_yous.drop(tx, one)


def _readers(tx: Tx, answer: AnyRow) -> dict[str, str]:
    """Who should read the thank-you of an answer now, and whom it thanks."""
    about = str(answer.thanks_to)
    if not about or about == answer.user_id:
        return {}
    readers = {about: about}
    named = managers.of_person(tx, about)
    if named is not None and named.state == "agreed" and named.manager_user_id != answer.user_id:
        readers[named.manager_user_id] = about
    return {to: whom for to, whom in readers.items() if _may_read(tx, answer.followup_id, to)}


def _may_read(tx: Tx, followup_id: str, user_id: str) -> bool:
    """Whether they are a colleague who is there, and the answer is for their eyes."""
    person = people.find_person(tx, user_id)
    if person is None or person.state != "active":
        return False
    return learnings.find_for(tx, followup_id, visibility.reader(tx, user_id)) is not None


def _is_wanted(tx: Tx, one: ThankYou) -> bool:
    answer = followups.find_answer(tx, one.followup_id)
    return answer is not None and _readers(tx, answer).get(one.to_user_id) == one.about_user_id


def _plan(tx: Tx, rotation_id: str, user_id: str, *, at: datetime) -> None:
    calendar = calendar_in(tx, rotation_id, user_id, at=at)
    if calendar is None:
        return
    moment = decent_time(calendar, at + _HOLD)
    planned = agenda.find(tx, SAY, user_id)
    # Put in any case: a moment that is acting just now may not see what was added.
    agenda.put(tx, SAY, user_id, min(moment, planned.due_at) if planned else moment)


def say_thanks(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Tell somebody all they were thanked for; what was taken back meanwhile is left out."""
    user_id = row.subject
    waiting = []
    for one in thank_yous.shown_to(tx, user_id):
        if _is_wanted(tx, one):
            waiting.append(one)
        else:
            thank_yous.drop(tx, one)
    calendar = _calendar(tx, waiting, user_id, at=at)
    if calendar is None:
        return
    key = f"thanks:{user_id}:{local_day(at, calendar.zone)}"
    send_at = decent_time(calendar, at)
    if send_at <= at and outbox.is_known(tx, key):
        send_at = morning_after(calendar, at)
    if send_at > at:
        agenda.put(tx, SAY, user_id, send_at)
        return
    for one in waiting:
        thank_yous.note(tx, one, key)
    not_after = end_of_work(calendar, at)
    outbox.put(
        tx,
        key=key,
        conversation=user_id,
        message=_message(tx, user_id, key),
        at=at,
        not_after=not_after,
    )
    agenda.put(tx, WATCH, user_id, not_after + _A_MOMENT)


def _calendar(
    tx: Tx, waiting: list[ThankYou], user_id: str, *, at: datetime
) -> WorkCalendar | None:
    """When its reader works, as the rotation of the first of them knows it."""
    answer = followups.find_answer(tx, waiting[0].followup_id) if waiting else None
    return calendar_in(tx, answer.rotation_id, user_id, at=at) if answer is not None else None


def watch_thanks(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Let wait again what Slack did not take before its reader's working day was over."""
    for key in thank_yous.messages_to(tx, row.subject, since=at - _RECENT):
        if outbox.is_lost(tx, key, at):
            for one in thank_yous.shown_to(tx, row.subject, key):
                thank_yous.note(tx, one, "")
            agenda.put(tx, SAY, row.subject, at)


def _say_again(tx: Tx, user_id: str, key: str, *, at: datetime) -> None:
    outbox.revise(tx, key=key, message=_message(tx, user_id, key), at=at)


def _message(tx: Tx, user_id: str, key: str) -> ThanksNotice:
    """What a day's message says now."""
    items = (_item(tx, one) for one in thank_yous.shown_to(tx, user_id, key))
    return ThanksNotice(user_id=user_id, items=tuple(one for one in items if one is not None))


def _item(tx: Tx, one: ThankYou) -> ThanksItem | None:
    answer = followups.find_answer(tx, one.followup_id)
    followup = followups.get(tx, one.followup_id)
    # A manager who reads no more from now on keeps what they were told before.
    if answer is None or followup is None or answer.thanks_to != one.about_user_id:
        return None
    if not _may_read(tx, one.followup_id, one.to_user_id):
        return None
    return ThanksItem(
        from_user_id=answer.user_id,
        to_user_id=one.about_user_id,
        text=answer.thanks,
        kind=followup.kind,
    )
