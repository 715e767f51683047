"""Answer an offer: take it, not this one, later; or let it run out."""

from datetime import datetime, timedelta

from bot.core.messages import PairingState
from bot.core.pairing import rest_until
from bot.core.replies import Done, Refusal, Reply
from bot.core.worktime import NeverWorkingError, add_working
from bot.store import agenda, contacts, members, pairings, rotations
from bot.store.agenda import AgendaRow
from bot.store.contacts import has_begun
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import begin_offer, offer_was_said, say_offer, say_offer_reminder
from bot.usecases.offering import ask_shadow, plan_call
from bot.usecases.release import release_offer
from bot.usecases.show_home import refresh_home
from bot.usecases.stale import not_yours, said_already

REMIND_AFTER = timedelta(hours=1)
"""Working time after which "Later" reminds."""


def accept(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """Take a contact. None: the message itself says what is next."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    contact = contacts.get(tx, pairing.contact_id)
    if pairing.state == "offered" and contact is not None and has_begun(contact, at):
        release_offer(tx, pairing, to="expired", at=at)
        return Refusal(sentence="This call has begun without you, so it cannot be taken any more.")
    won = pairings.move(tx, pairing_id, since=["offered"], to="accepted", accepted_at=at)
    if not won:
        return said_already(tx, pairing_id, at=at)
    if contact is not None:
        plan_call(tx, pairing, contact, at=at)
        ask_shadow(tx, pairing, contact, at=at)
    say_offer(tx, pairing_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def decline(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """Not this one: the next person is asked, and the member rests for five working days."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    if pairing.state != "offered" or not end_in_vain(tx, pairing, to="declined", at=at):
        return said_already(tx, pairing_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def later(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """Remind in one working hour; the deadline stays."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    if pairing.state != "offered":
        return said_already(tx, pairing_id, at=at)
    remind_at = _in_a_working_hour(tx, pairing, at)
    if remind_at is None or remind_at >= pairing.deadline:
        return Refusal(
            sentence="There is less than an hour left to answer, so I won't remind you again."
            " If you don't answer, I'll ask somebody else; that is fine too."
        )
    agenda.put(tx, "remind_offer", pairing_id, remind_at)
    return Done(sentence="I'll remind you in one working hour. The deadline stays the same.")


def send_offer(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Send an offer that has waited for its reader's next working minute.

    What has become of their time meanwhile counts: an offer to somebody who is sick by now waits
    on, and goes to the next person at its deadline. What was assigned is theirs already, and
    they must hear of it to hand it back.
    """
    pairing = pairings.get(tx, row.subject)
    member = members.get(tx, pairing.member_id, at=at) if pairing else None
    rotation = rotations.get(tx, pairing.rotation_id) if pairing else None
    is_offer = pairing is not None and pairing.state == "offered"
    if is_offer and member is not None and rotation is not None:
        send_at = decent_time(calendar_of(member, rotation), at)
        if send_at > at:
            agenda.put(tx, "send_offer", row.subject, send_at)
            return
    begin_offer(tx, row.subject, at=at)


def remind_offer(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Remind somebody who said "Later", unless they have answered since."""
    pairing = pairings.get(tx, row.subject)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if pairing is not None and contact is not None and pairing.state == "offered":
        say_offer_reminder(tx, pairing, contact, at=at)


def expire_offer(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Ask the next person when an offer has not been answered in time.

    One that could not be sent in time, such as at night before an early call, costs no rest.
    """
    pairing = pairings.get(tx, row.subject)
    if pairing is None or pairing.state != "offered":
        return
    if offer_was_said(tx, pairing.id):
        end_in_vain(tx, pairing, to="expired", at=at)
    else:
        release_offer(tx, pairing, to="expired", at=at)


def end_in_vain(tx: Tx, pairing: Pairing, *, to: PairingState, at: datetime) -> bool:
    """End an offer nobody took and let its member rest; False if somebody was first."""
    if not release_offer(tx, pairing, to=to, at=at, counts=True):
        return False
    let_rest(tx, pairing, at=at)
    return True


def let_rest(tx: Tx, pairing: Pairing, *, at: datetime) -> None:
    """Leave the member out until the first round after five working days."""
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    if member is not None and rotation is not None:
        until = rest_until(calendar_of(member, rotation), at)
        members.change(tx, member.id, rest_until=until)


def _in_a_working_hour(tx: Tx, pairing: Pairing, at: datetime) -> datetime | None:
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    if member is None or rotation is None:
        return None
    try:
        return add_working(calendar_of(member, rotation), at, REMIND_AFTER)
    except NeverWorkingError:
        return None
