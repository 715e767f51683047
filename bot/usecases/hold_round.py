"""Hold a round."""

from datetime import datetime

from bot.store import agenda, contacts, people, rotations
from bot.store.agenda import AgendaRow
from bot.store.contacts import Contact, has_begun
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.cards import say_rotation_card
from bot.usecases.host_cards import follow_host
from bot.usecases.offering import Terms, give
from bot.usecases.plan_rotation import plan_round
from bot.usecases.planning import call_due, due_contacts
from bot.usecases.tell_owners import tell_owners

DECLINES_BEFORE_OWNER = 3


def hold_round(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Pair a rotation's waiting contacts with people, and plan the next round.

    A round that comes late is held once, however many were missed, and says so.
    """
    people.lock_workspace(tx)
    rotation = rotations.get(tx, row.subject)
    if rotation is None or rotation.state != "active":
        return
    plan_round(tx, rotation, at=at)
    wanted = due_contacts(tx, rotation, at=at)
    terms = Terms(at=at, planned_at=row.planned_at, is_round=True)
    decided = give(tx, rotation, wanted, seats=rotation.form.seats, terms=terms)
    _say_unfilled(tx, rotation, decided.unfilled, at=at)
    say_rotation_card(tx, rotation, at=at)  # it names the next round


def offer_call(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Offer a call that no round can take in time."""
    _give_one(tx, row, at)


def offer_again(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """Offer a contact to the next person; after three asked in vain, the owner hears of it.

    It then waits for the next round, like one that nobody could take.
    """
    contact = contacts.get(tx, row.subject)
    if contact is None or contact.state != "waiting":
        return
    rotation = rotations.get(tx, contact.rotation_id)
    if rotation is not None and contact.asked >= DECLINES_BEFORE_OWNER:
        contacts.change(tx, contact.id, owner_told=True)
        tell_owners(tx, rotation, "three_declines", contact.id, at=at)
        return
    _give_one(tx, row, at)


def miss_call(tx: Tx, row: AgendaRow, at: datetime) -> None:
    """A call begins: if nobody took it, it is gone, and the owner hears of it."""
    contact = contacts.get(tx, row.subject)
    if contact is None or contact.starts_at is None or contact.starts_at > at:
        return
    if contacts.move(tx, contact.id, since="waiting", to="gone"):
        follow_host(tx, contact.id, at=at)
        rotation = rotations.get(tx, contact.rotation_id)
        if rotation is not None:
            tell_owners(tx, rotation, "call_missed", contact.id, at=at)


def _give_one(tx: Tx, row: AgendaRow, at: datetime) -> None:
    people.lock_workspace(tx)
    contact = contacts.get(tx, row.subject)
    rotation = rotations.get(tx, contact.rotation_id) if contact else None
    if contact is None or contact.state != "waiting" or rotation is None:
        return
    if rotation.state != "active" or has_begun(contact, at):
        return
    if not rotation.form.is_on(at):
        plan_waiting_call(tx, rotation, contact, at=at)
        return
    terms = Terms(at=at, planned_at=at, is_round=False)
    decided = give(tx, rotation, [contact], seats=1, terms=terms)
    _say_unfilled(tx, rotation, decided.unfilled, at=at)


def _say_unfilled(tx: Tx, rotation: Rotation, unfilled: tuple[str, ...], *, at: datetime) -> None:
    """Tell the owner once a contact that nobody is available; it waits on."""
    for contact_id in unfilled:
        contact = contacts.get(tx, contact_id)
        if contact is not None and not contact.owner_told:
            contacts.change(tx, contact_id, owner_told=True)
            tell_owners(tx, rotation, "nobody_available", contact_id, at=at)


def plan_waiting_call(tx: Tx, rotation: Rotation, contact: Contact, *, at: datetime) -> None:
    """Plan what happens to a call that waits: offered at once if no round is in time.

    Before the rotation's start and in a pause it waits until that is over.
    """
    if contact.starts_at is None:
        return
    agenda.put(tx, "call_starts", contact.id, contact.starts_at)
    goes_on_at = rotation.form.goes_on_at(at)
    if goes_on_at is not None and call_due(rotation, contact, goes_on_at):
        agenda.put(tx, "offer_call", contact.id, goes_on_at)
