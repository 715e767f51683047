"""Swap: ask one colleague to take an open pairing over; until they do it stays where it is."""

from datetime import datetime

from bot.core.person import Person, cannot_take_part
from bot.core.replies import Done, Refusal, Reply
from bot.core.taking_over import about
from bot.store import agenda, handovers, members, people
from bot.store.agenda import AgendaRow
from bot.store.handovers import Handover
from bot.store.ids import new_id
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import say_offer
from bot.usecases.handover_cards import say_handover
from bot.usecases.offering import answer_by
from bot.usecases.passing_on import Passing, begin, load_passing, passable
from bot.usecases.show_home import refresh_home
from bot.usecases.taker import Taker, find_taker


def swap_pairing(tx: Tx, *, pairing_id: str, user_id: str, to: Person, at: datetime) -> Reply:
    """Ask a colleague, in their working hours; whom the rules of picking keep away is not asked.

    An owner may do it for somebody who is away.
    """
    if to.state == "guest":
        return Refusal(sentence=f"{to.name} is a guest, and guests cannot be in a rotation.")
    if (reason := cannot_take_part(to)) is not None:
        return Refusal(sentence=reason)
    people.lock_workspace(tx)
    passing = passable(tx, pairing_id=pairing_id, user_id=user_id, at=at)
    if isinstance(passing, Refusal):
        return passing
    if refusal := _cannot(tx, passing, to, user_id=user_id, at=at):
        return refusal
    asked = _ask(tx, passing, to, user_id=user_id, at=at)
    say_offer(tx, pairing_id, at=at)
    refresh_home(tx, passing.pairing.user_id, at=at)
    refresh_home(tx, to.user_id, at=at)
    own = passing.pairing.user_id == user_id
    whose = "yours" if own else f"{passing.holder.name}'s"
    when = "" if asked <= at else " when their working day begins"
    return Done(
        sentence=f"I ask {to.name}{when}. Until they take it, it stays {whose}.",
        take_back="" if own else pairing_id,
    )


def _cannot(tx: Tx, passing: Passing, to: Person, *, user_id: str, at: datetime) -> Refusal | None:
    if to.user_id == passing.pairing.user_id:
        whose = "yours" if to.user_id == user_id else f"{to.name}'s"
        return Refusal(sentence=f"It is {whose} already: choose somebody else to ask.")
    if any(one.to_user_id == to.user_id for one in handovers.of_pairing(tx, passing.pairing.id)):
        return Refusal(
            sentence=f"I have asked {to.name} for this one before:"
            " choose somebody else, or ask the channel."
        )
    taker = find_taker(tx, passing, to.user_id, at=at)
    if taker is None:
        return Refusal(
            sentence=f"{to.name} is not in {passing.rotation.name}; once they have joined it"
            " by `/firsthand join`, you can ask them."
        )
    if not isinstance(taker, Taker):
        return Refusal(
            sentence=f"{to.name} {about(taker)}: choose somebody else, or ask the channel."
        )
    return None


def _ask(tx: Tx, passing: Passing, to: Person, *, user_id: str, at: datetime) -> datetime:
    """Save and plan the question; when it is sent."""
    member = members.find(tx, passing.rotation.id, to.user_id, at=at)
    if member is None:
        msg = f"{to.user_id} has left while the workspace was locked"
        raise LookupError(msg)
    calendar = calendar_of(member, passing.rotation)
    send_at = decent_time(calendar, at)
    new = Handover(
        id=new_id(),
        pairing_id=passing.pairing.id,
        to_user_id=to.user_id,
        by_user_id=user_id,
        state="open",
        taken_by="",
        asked_at=at,
        deadline=answer_by(calendar, at, passing.contact.starts_at, at=send_at),
    )
    begin(tx, passing, new)
    if send_at <= at:
        say_handover(tx, new, passing.asked, at=at)
    else:
        agenda.put(tx, "ask_colleague", new.id, send_at)
    return send_at


def ask_colleague(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Ask a colleague who was not working when they were named; if they still are not, later."""
    handover = handovers.get(tx, row.subject)
    passing = load_passing(tx, handover.pairing_id, at=at) if handover else None
    if handover is None or passing is None or handover.state != "open":
        return
    member = members.find(tx, passing.rotation.id, handover.to_user_id, at=at)
    if member is None:
        return
    send_at = decent_time(calendar_of(member, passing.rotation), at)
    if send_at > at:
        agenda.put(tx, "ask_colleague", handover.id, send_at)
        return
    say_handover(tx, handover, passing.asked, at=at)
    refresh_home(tx, handover.to_user_id, at=at)
