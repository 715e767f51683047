"""A host says that a contact is not suitable: it is called off, and it is nobody's fault."""

from datetime import datetime
from typing import Final

from bot.core.host_form import LONGEST_WHY, UnsuitedForm
from bot.core.pairing import LIVE
from bot.core.redaction import plain_line, redact
from bot.core.replies import Refusal
from bot.store import contacts, pairings, people, rotations
from bot.store.contacts import Contact, has_begun
from bot.store.transaction import Tx
from bot.usecases.cards import card_of, say_offer
from bot.usecases.host_cards import follow_host
from bot.usecases.show_home import refresh_home
from bot.usecases.tell_owners import tell_owners

_GONE: Final = "This contact is not there any more. Nothing was changed."


def open_unsuited(tx: Tx, *, contact_id: str, user_id: str, at: datetime) -> UnsuitedForm | Refusal:
    """What the form begins with, or why it is of no use. Reads only."""
    contact = contacts.get(tx, contact_id)
    if (refusal := _not_now(contact, user_id, at)) or contact is None:
        return refusal or Refusal(sentence=_GONE)
    live = pairings.live_of_contact(tx, contact_id)
    lead = next((one.user_id for one in live if one.state == "accepted"), "")
    return UnsuitedForm(contact_id=contact_id, card=card_of(contact), user_id=lead)


def say_unsuited(
    tx: Tx, *, contact_id: str, user_id: str, why: str, at: datetime
) -> Refusal | None:
    """Call it off: no charge, no rest, and the contact never comes back. None: it is.

    Whoever had it reads so in the message they have; the owners are told. Of this and a Done at
    the same time exactly one wins.
    """
    people.lock_workspace(tx)  # no round and no swap gives it to anybody meanwhile
    contact = contacts.get(tx, contact_id)
    if (refusal := _not_now(contact, user_id, at)) or contact is None:
        return refusal
    live = pairings.live_of_contact(tx, contact_id)
    for one in live:  # the lead first: whoever ends that one has won
        ended = pairings.move(tx, one.id, since=LIVE, to="cancelled", ended_at=at)
        if not ended and one.role == "lead" and _is_done(tx, one.id):
            return _too_late(tx, contact_id, user_id, at)
    reason = plain_line(redact(why), LONGEST_WHY)
    if not contacts.call_off(tx, contact_id, why=reason, at=at):
        return _too_late(tx, contact_id, user_id, at)
    for one in live:
        say_offer(tx, one.id, at=at)
        refresh_home(tx, one.user_id, at=at)
    follow_host(tx, contact_id, at=at)
    rotation = rotations.get(tx, contact.rotation_id)
    if rotation is not None:
        tell_owners(tx, rotation, "unsuited", contact_id, at=at, but=user_id)
    return None


def _is_done(tx: Tx, pairing_id: str) -> bool:
    pairing = pairings.get(tx, pairing_id)
    return pairing is not None and pairing.state == "done"


def _too_late(tx: Tx, contact_id: str, user_id: str, at: datetime) -> Refusal:
    follow_host(tx, contact_id, at=at)
    refusal = _not_now(contacts.get(tx, contact_id), user_id, at)
    return refusal or Refusal(sentence="Somebody was faster. Nothing was changed.")


def _not_now(contact: Contact | None, user_id: str, at: datetime) -> Refusal | None:
    """Why this person cannot say so of this contact (any more)."""
    if contact is None or contact.forgotten:
        return Refusal(sentence=_GONE)
    if contact.host_user_id != user_id:
        return Refusal(sentence="Somebody else hosts this contact, so it is theirs to say.")
    if contact.unsuited_at is not None:
        return Refusal(sentence="You have said so already, and nobody comes. Nothing was changed.")
    return _over(contact, at)


def _over(contact: Contact, at: datetime) -> Refusal | None:
    if contact.state == "done":
        sentence = "They have met already. If something went wrong, tell them in person."
        return Refusal(sentence=sentence)
    if contact.state == "gone":
        return Refusal(sentence="This contact is over already, and nobody comes.")
    if has_begun(contact, at):
        return Refusal(
            sentence="This call has begun, so I cannot call it off. Tell them in person."
        )
    return None
