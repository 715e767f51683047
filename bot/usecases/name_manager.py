"""Somebody's manager hears of their thank-yous, if both want it; either ends it at any time."""

from datetime import datetime
from typing import Final

from bot.core.messages import ManagerRequest, ManagerState
from bot.core.person import Person
from bot.core.reminding import end_of_work
from bot.core.replies import Done, Refusal, Reply
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
        _say(tx, named, at=at)


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
    if outbox.is_known(tx, _key(named)) and not outbox.is_lost(tx, _key(named), at):
        return  # asked, and there
    not_after = end_of_work(calendar, at)
    outbox.put(
        tx,
        key=_key(named),
        conversation=named.manager_user_id,
        message=ManagerRequest(user_id=named.user_id),
        at=at,
        not_after=not_after,
    )
    agenda.put(tx, ASK, row.subject, decent_time(calendar, not_after))  # should it be lost


def answer_manager(tx: Tx, *, user_id: str, about: str, agrees: bool, at: datetime) -> Reply | None:
    """A manager agrees, or wants to hear nothing (more). None: the message says what is next."""
    named = managers.of_person(tx, about)
    if named is None or named.manager_user_id != user_id:
        return Refusal(sentence="They have named somebody else by now. Nothing was changed.")
    since: tuple[ManagerState, ...] = ("asked",) if agrees else ("asked", "agreed")
    to: ManagerState = "agreed" if agrees else "declined"
    moved = managers.move(tx, about, user_id, since=since, to=to, at=at)
    _say(tx, named, at=at)
    return None if moved else Done(sentence=_BECAME[named.state])


def hear_no_more(tx: Tx, *, user_id: str, at: datetime) -> Done:
    """A manager wants to hear of nobody's thank-yous any more."""
    ended = [
        about
        for about in managers.agreed_with(tx, user_id)
        if answer_manager(tx, user_id=user_id, about=about, agrees=False, at=at) is None
    ]
    if not ended:
        return Done(sentence="You don't hear of anybody's thank-yous. Nothing was changed.")
    return Done(sentence="You won't hear of their thank-yous any more.")


_BECAME: Final[dict[ManagerState, str]] = {
    "asked": "This has changed meanwhile. Look at the message once more.",
    "agreed": "You have agreed already. Nothing was changed.",
    "declined": "You said no to this already. Nothing was changed.",
    "ended": "They took it back meanwhile, so you don't hear of it. Nothing was changed.",
}


def _key(named: Manager) -> str:
    return f"manager:{named.user_id}:{named.manager_user_id}:{named.asked_at:%Y%m%d}"


def _say(tx: Tx, named: Manager, *, at: datetime) -> None:
    now = managers.of_person(tx, named.user_id)
    state = now.state if now is not None else "ended"
    message = ManagerRequest(user_id=named.user_id, state=state)
    outbox.revise(tx, key=_key(named), message=message, at=at)


def _calendar(tx: Tx, user_id: str, other: str, *, at: datetime) -> WorkCalendar | None:
    """When somebody works, as a rotation of theirs knows it, else one of the other's, else any."""
    theirs = (one for whose in (user_id, other) for one in members.of_person(tx, whose, at=at))
    ids = [*(one.rotation_id for one in theirs), *(one.id for one in rotations.living(tx))]
    return calendar_in(tx, ids[0], user_id, at=at) if ids else None
