"""Somebody's manager hears of their thank-yous, if both want it; either ends it at any time."""

from datetime import datetime
from typing import Final

from bot.core.messages import ManagerRequest, ManagerState
from bot.core.person import Person
from bot.core.reminding import end_of_work
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.core.thanks_form import MANAGER, ThanksForm
from bot.core.worktime import WorkCalendar
from bot.store import agenda, managers, members, outbox, people, rotations
from bot.store.agenda import AgendaRow
from bot.store.managers import Manager
from bot.store.transaction import Tx
from bot.usecases.calendars import decent_time
from bot.usecases.matters import calendar_in
from bot.usecases.quiet_host import quiet_host

ASK: Final = "ask_manager"
"""The kind of moment at which a manager is asked, when it is decent to write to them."""


def open_thanks(tx: Tx, *, by: Person) -> ThanksForm | Refusal:
    """What the form begins with. Reads only."""
    if by.state != "active":
        return Refusal(sentence="This is for full members of this workspace.")
    named = managers.of_person(tx, by.user_id)
    hears = not people.is_silent_host(tx, by.user_id)
    if named is None:
        return ThanksForm(tell_host=hears)
    return ThanksForm(manager_user_id=named.manager_user_id, state=named.state, tell_host=hears)


def save_thanks(
    tx: Tx, *, by: Person, manager: Person | None, tell_host: bool, at: datetime
) -> FormProblems | None:
    """Keep the whole form, or nothing of it."""
    problems = name_manager(tx, by=by, manager=manager, at=at)
    if problems is None and people.is_silent_host(tx, by.user_id) == tell_host:
        people.save_person(tx, by, at=at)
        quiet_host(tx, user_id=by.user_id, silent=not tell_host, at=at)
    return problems


def name_manager(
    tx: Tx, *, by: Person, manager: Person | None, at: datetime
) -> FormProblems | None:
    """Ask this colleague whether they want to hear of thank-yous; None ends what was agreed.

    Returns what is wrong, and then nothing was changed; None when it is saved.
    """
    if by.state != "active":
        return _problem("This is for full members of this workspace.")
    named = managers.of_person(tx, by.user_id)
    if manager is None:
        _end(tx, named, at=at)
        return None
    before = named.state if named and named.manager_user_id == manager.user_id else None
    if before in ("asked", "agreed"):
        return None
    if problem := _cannot(by, manager, before):
        return _problem(problem)
    return _ask(tx, named, by, manager, at=at)


def _ask(
    tx: Tx, named: Manager | None, by: Person, manager: Person, *, at: datetime
) -> FormProblems | None:
    people.save_person(tx, by, at=at)
    people.save_person(tx, manager, at=at)
    calendar = _calendar(tx, manager.user_id, by.user_id, at=at)
    if calendar is None:
        return _problem("There is no rotation yet, so there is nothing to hear of.")
    _end(tx, named, at=at)
    managers.ask(tx, by.user_id, manager.user_id, at=at)
    agenda.put(tx, ASK, by.user_id, decent_time(calendar, at))
    return None


def _cannot(by: Person, manager: Person, before: ManagerState | None) -> str | None:
    if manager.user_id == by.user_id:
        return "That is you: you hear of your thank-yous anyway. Please choose your manager."
    if before == "declined":
        return f"{manager.name} would rather not hear of it. Talk to them in person."
    match manager.state:
        case "active":
            return None
        case "bot":
            return "Apps manage nobody. Please choose a colleague."
        case "guest" | "outsider":
            return f"{manager.name} is a guest here. Please choose a full member of this workspace."
        case "deactivated":
            return f"{manager.name}'s Slack account is deactivated. Please choose somebody else."


def _problem(sentence: str) -> FormProblems:
    return FormProblems(problems={MANAGER: sentence})


def _end(tx: Tx, named: Manager | None, *, at: datetime) -> None:
    """They hear of no more; the message that asked them says so."""
    if named is None:
        return
    both = (named.user_id, named.manager_user_id)
    if managers.move(tx, *both, since=("asked", "agreed"), to="ended", at=at):
        agenda.drop(tx, ASK, named.user_id)
        say_request(tx, named, at=at)


def ask_manager(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Ask them now, if it is decent; once a day at most for the same person."""
    named = managers.of_person(tx, row.subject)
    if named is None or named.state != "asked":
        return
    person = people.find_person(tx, named.manager_user_id)
    calendar = _calendar(tx, named.manager_user_id, named.user_id, at=at)
    if person is None or person.state != "active" or calendar is None:
        return
    send_at = decent_time(calendar, at)
    if send_at > at:
        agenda.put(tx, ASK, row.subject, send_at)
        return
    if outbox.is_known(tx, request_key(named)) and not outbox.is_lost(tx, request_key(named), at):
        return  # asked, and there
    not_after = end_of_work(calendar, at)
    outbox.put(
        tx,
        key=request_key(named),
        conversation=named.manager_user_id,
        message=ManagerRequest(user_id=named.user_id),
        at=at,
        not_after=not_after,
    )
    agenda.put(tx, ASK, row.subject, decent_time(calendar, not_after))  # should it be lost


def request_key(named: Manager) -> str:
    """Names the one message that asks this manager, asked on that day."""
    return f"manager:{named.user_id}:{named.manager_user_id}:{named.asked_at:%Y%m%d}"


def say_request(tx: Tx, named: Manager, *, at: datetime) -> None:
    """Bring the message that asked a manager up to date."""
    now = managers.of_person(tx, named.user_id)
    state = now.state if now is not None else "ended"
    message = ManagerRequest(user_id=named.user_id, state=state)
    outbox.revise(tx, key=request_key(named), message=message, at=at)


def _calendar(tx: Tx, user_id: str, other: str, *, at: datetime) -> WorkCalendar | None:
    """When somebody works, as a rotation of theirs knows it, else one of the other's, else any."""
    theirs = (one for whose in (user_id, other) for one in members.of_person(tx, whose, at=at))
    ids = [*(one.rotation_id for one in theirs), *(one.id for one in rotations.living(tx))]
    return calendar_in(tx, ids[0], user_id, at=at) if ids else None
