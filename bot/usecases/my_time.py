"""Say, and see, what one's own time is like: hours, days, country, wishes, a calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.form_problems import FormProblems
from bot.core.localtime import local_day
from bot.core.my_time_form import MyTimeForm, filled_in
from bot.core.replies import Refusal
from bot.store import members, own_time, people, personal_calendars
from bot.store.personal_calendars import PersonalCalendar
from bot.store.secrets import Secrets
from bot.store.transaction import Tx
from bot.usecases.day_before import plan_days_before
from bot.usecases.home_time import home_time
from bot.usecases.own_calendar import look_at_once, remove_calendar
from bot.usecases.show_home import refresh_home

CHANGED_ELSEWHERE = (
    "You changed this in another window meanwhile, and nothing of this one was saved. "
    "Close it and open My time once more."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class MyTime:
    """What the form is opened with."""

    form: MyTimeForm
    zone: str
    """As Slack says."""
    calendar: Literal["none", "new", "read", "failing"]
    problem: str
    """Why the calendar cannot be read, in a sentence."""
    version: str
    """Of what is filled in; to be given back with the form."""


def open_my_time(tx: Tx, *, user_id: str, at: datetime) -> MyTime | Refusal:
    """What somebody's form is filled in with; nothing is changed."""
    mine = next(iter(members.of_person(tx, user_id, at=at)), None)
    if mine is None:
        return Refusal(sentence="This is for members of a rotation: join one, then come back.")
    own, changed_at = own_time.find(tx, user_id)
    short = home_time(tx, mine)
    return MyTime(
        form=filled_in(own, local_day(at, mine.zone)),
        zone=mine.zone,
        calendar=short.calendar,
        problem=short.problem,
        version=_version(changed_at, personal_calendars.find(tx, user_id)),
    )


def save_my_time(
    tx: Tx, *, user_id: str, form: MyTimeForm, version: str, secrets: Secrets, at: datetime
) -> FormProblems | None:
    """Keep what the form says; it counts at once, in all their rotations. None: it is saved.

    A form that was opened before another was saved changes nothing: it would undo the other.
    """
    people.lock_workspace(tx)  # two forms saved at once: the second finds the first
    person = people.find_person(tx, user_id)
    if person is None:
        return FormProblems(problems={"": "You are in no rotation any more; nothing was changed."})
    _, changed_at = own_time.find(tx, user_id)
    calendar = personal_calendars.find(tx, user_id)
    if version != _version(changed_at, calendar):
        return FormProblems(problems={"": CHANGED_ELSEWHERE})
    own_time.save(tx, user_id, form.own_time(local_day(at, person.zone)), at=at)
    plan_days_before(tx, user_id, at=at)
    if form.remove_calendar:
        remove_calendar(tx, user_id=user_id, at=at)
    if form.address:
        personal_calendars.connect(tx, user_id, secrets.seal(form.address), at=at)
        look_at_once(tx, user_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def _version(changed_at: datetime | None, calendar: PersonalCalendar | None) -> str:
    connected = calendar.connected_at if calendar else None
    return "|".join(one.isoformat() if one else "" for one in (changed_at, connected))
