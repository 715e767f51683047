"""Finish a contact, hand it back, or let a call end by itself."""

from datetime import datetime, timedelta

from bot.core.replies import Refusal, Reply
from bot.core.worktime import WorkCalendar
from bot.store import agenda, contacts, followups, members, pairings, rotations
from bot.store.agenda import AgendaRow
from bot.store.followups import Followup
from bot.store.ids import new_id
from bot.store.pairings import Pairing
from bot.store.transaction import Tx
from bot.usecases.asked_with import asks_now
from bot.usecases.calendars import calendar_of, decent_time
from bot.usecases.cards import say_call_reminder, say_offer
from bot.usecases.charges import charge
from bot.usecases.release import release_offer
from bot.usecases.shadows import finish_shadow
from bot.usecases.show_home import refresh_home
from bot.usecases.stale import not_yours, said_already

ASK_AFTER_CALL = timedelta(minutes=15)


def finish_contact(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """Done: the member is charged, and asked how it went."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    contact = contacts.get(tx, pairing.contact_id)
    if contact is not None and contact.starts_at is not None and contact.starts_at > at:
        return Refusal(sentence="This call has not begun yet. I'll ask you after it.")
    if not end(tx, pairing, happened_at=at, at=at):
        return said_already(tx, pairing_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def hand_back(tx: Tx, *, pairing_id: str, user_id: str, at: datetime) -> Reply | None:
    """Give an accepted contact back: it costs nothing, and the next person is asked."""
    pairing = pairings.get(tx, pairing_id)
    if (refusal := not_yours(pairing, user_id)) or pairing is None:
        return refusal
    if pairing.state != "accepted" or not release_offer(tx, pairing, to="handed_over", at=at):
        return said_already(tx, pairing_id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def remind_call(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Remind of a call ten minutes before, the one message that may come at night."""
    pairing = pairings.get(tx, row.subject)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if pairing is None or contact is None or pairing.state != "accepted":
        return
    if contact.starts_at is not None and at < contact.starts_at:
        say_call_reminder(tx, pairing, contact, at=at)


def end_call(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """A call is over at its end time."""
    pairing = pairings.get(tx, row.subject)
    contact = contacts.get(tx, pairing.contact_id) if pairing else None
    if pairing is not None and contact is not None and contact.ends_at is not None:
        end(tx, pairing, happened_at=contact.ends_at, at=at)


def end(tx: Tx, pairing: Pairing, *, happened_at: datetime, at: datetime) -> bool:
    """End an accepted pairing as done and plan its question; False if somebody was first.

    A lead's end is the contact's, and its shadow's. A shadow's is their own only, and unasked.
    """
    ended = pairings.move(tx, pairing.id, since=["accepted"], to="done", ended_at=happened_at)
    if not ended:
        return False
    if pairing.role == "lead":
        contacts.change(tx, pairing.contact_id, state="done")
        charge(tx, pairing, at=at)
        finish_shadow(tx, pairing, happened_at=happened_at, at=at)
        plan_question(tx, pairing, happened_at=happened_at, at=at)
    else:
        charge(tx, pairing, at=at)
    say_offer(tx, pairing.id, at=at)
    return True


def plan_question(tx: Tx, pairing: Pairing, *, happened_at: datetime, at: datetime) -> None:
    """Plan the follow-up of a contact that has ended, or plan it anew."""
    contact = contacts.get(tx, pairing.contact_id)
    if contact is None:
        return
    known = followups.of_pairing(tx, pairing.id)
    followup_id = known.id if known else new_id()
    if known is None:
        followups.add(
            tx,
            Followup(
                id=followup_id,
                pairing_id=pairing.id,
                user_id=pairing.user_id,
                kind=contact.kind,
                question_set=asks_now(tx, pairing.rotation_id, contact.kind).key,
                state="due",
                happened_at=happened_at,
            ),
        )
    else:  # a call that was moved is asked about again
        followups.change(tx, known.id, state="due", happened_at=happened_at, asked_at=None)
    wait = ASK_AFTER_CALL if contact.kind == "call" else timedelta()
    calendar = _calendar(tx, pairing, at)
    ask_at = max(happened_at + wait, at)
    agenda.put(
        tx, "ask_followup", followup_id, decent_time(calendar, ask_at) if calendar else ask_at
    )


def _calendar(tx: Tx, pairing: Pairing, at: datetime) -> WorkCalendar | None:
    member = members.get(tx, pairing.member_id, at=at)
    rotation = rotations.get(tx, pairing.rotation_id)
    return calendar_of(member, rotation) if member and rotation else None
